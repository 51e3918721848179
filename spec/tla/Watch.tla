-------------------------------- MODULE Watch --------------------------------
(***************************************************************************)
(* THE WATCH: one writer, any number of readers, the latest value.  A      *)
(* write is one volatile store of a reference, a read one volatile load;   *)
(* that is why each is one step, and why a value is read whole although it *)
(* has several fields: they are those of an immutable object.              *)
(*                                                                         *)
(* There are two watches here, of two writers, because of what volatile    *)
(* gives and release/acquire does not: that readers agree on which of the  *)
(* two changed first.  Each reader reads both, some in one order and some  *)
(* in the other.  (In the literature: independent reads of independent     *)
(* writes.)                                                                *)
(*                                                                         *)
(* What is abstracted away: what the values are.  A value is its number,   *)
(* written in both of its fields.                                          *)
(* What is bounded: two watches, the readers, the number of values.        *)
(***************************************************************************)
EXTENDS Naturals, Sequences, FiniteSets

CONSTANTS XFirst,  \* readers that read watch x before watch y
          YFirst,  \* readers that read watch y before watch x
          Last     \* how often each watch is written

Readers == XFirst \cup YFirst
Watches == {"x", "y"}

VARIABLES
  published,  \* per watch: the number of its last value
  reading,    \* per reader: the watches that it has still to read, in order
  got         \* per reader and watch: the value that it read last

vars == <<published, reading, got>>

Value(n) == [one |-> n, two |-> n]

Plan(r) == IF r \in XFirst THEN <<"x", "y">> ELSE <<"y", "x">>

Init ==
  /\ published = [w \in Watches |-> 0]
  /\ reading = [r \in Readers |-> Plan(r)]
  /\ got = [r \in Readers |-> [w \in Watches |-> Value(0)]]

-----------------------------------------------------------------------------
(* Decisions, which have names so that a negative control can take exactly *)
(* one of them wrongly.                                                    *)

(* What a read may return: the latest value, and nothing else.             *)
Readable(r, w) == {Value(published[w])}

(* Whether the writer may publish: always.                                 *)
MayPublish(w) == TRUE

Publish(w) ==
  /\ published[w] < Last
  /\ MayPublish(w)
  /\ published' = [published EXCEPT ![w] = @ + 1]
  /\ UNCHANGED <<reading, got>>

(* Having read both, a reader begins again.                                *)
Read(r) ==
  LET w == Head(reading[r])
  IN  /\ \E v \in Readable(r, w) : got' = [got EXCEPT ![r][w] = v]
      /\ reading' = [reading EXCEPT ![r] = IF Len(@) = 1 THEN Plan(r) ELSE Tail(@)]
      /\ UNCHANGED published

Next == (\E w \in Watches : Publish(w)) \/ (\E r \in Readers : Read(r))

Behaviour == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
TypeOK ==
  /\ published \in [Watches -> 0..Last]
  /\ \A r \in Readers : Len(reading[r]) \in {1, 2}

(* A value that was published, whole.                                      *)
O1_ReadsWhatWasPublished ==
  \A r \in Readers : \A w \in Watches : got[r][w] \in {Value(n) : n \in 0..published[w]}

O1_NeverGoesBack ==
  [][\A r \in Readers : \A w \in Watches : got'[r][w].one >= got[r][w].one]_vars

(* Two readers that have just read both watches do not disagree on which   *)
(* value came first: not one that has seen x new and y old, and another    *)
(* y new and x old, when each read the new one first.                      *)
HasBoth(r) == reading[r] = Plan(r)

O1_ReadersAgree ==
  \A r \in XFirst : \A q \in YFirst :
    HasBoth(r) /\ HasBoth(q) =>
      ~(got[r]["x"].one > got[q]["x"].one /\ got[q]["y"].one > got[r]["y"].one)

(* A read waits for nobody, and so does a publish.                         *)
O1_ReadNeverWaits == \A r \in Readers : ENABLED Read(r)

O2_WriterNeverWaits == \A w \in Watches : published[w] < Last => ENABLED Publish(w)

(* A witness, and meant to be violated: two readers have seen different    *)
(* values of a watch.                                                      *)
AllReadersSeeTheSame == \A r, q \in Readers : got[r] = got[q]
=============================================================================
