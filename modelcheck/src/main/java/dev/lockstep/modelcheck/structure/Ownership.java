package dev.lockstep.modelcheck.structure;

import dev.lockstep.modelcheck.structure.code.MethodRef;
import dev.lockstep.modelcheck.structure.flow.Edge;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reviewed table of whose state is whose. It remembers which of its entries were of use, so that the others can be
 * told. Not thread-safe.
 */
final class Ownership {
  /** The file, beside this class. */
  static final String FILE = "ownership.txt";

  /** Any owner, where each has a part of its own. */
  static final String ANY = "an owner";

  private static final String NOBODY = "nobody";
  private static final String NEVER = "never called";
  private static final Pattern SECTION =
      Pattern.compile("(state of|written by|called by|makes|lock of) (the \\w+'s owner|the \\w+|"
          + ANY + "|" + NOBODY + ")");

  /**
   * What an entry says.
   *
   * @param kind the first words of its section
   * @param owner the rest: whom it is about
   */
  record Claim(String kind, String owner, ReviewedList.Entry entry) {
    private boolean isAboutField() {
      return kind.equals("state of") || kind.equals("written by");
    }

    /** Whether an access is for the owner alone. */
    boolean forbids(boolean write) {
      return !owner.equals(NOBODY) && (kind.equals("state of") || write);
    }
  }

  private final ReviewedList list;
  private final List<Claim> claims = new ArrayList<>();
  private final Set<Claim> used = new HashSet<>();

  private Ownership(ReviewedList list) throws IOException {
    this.list = list;
    for (ReviewedList.Entry entry : list.entries()) {
      Matcher section = SECTION.matcher(entry.section());
      if (section.matches()) {
        claims.add(new Claim(section.group(1), section.group(2), entry));
      } else if (entry.section().equals(NEVER)) {
        claims.add(new Claim(NEVER, NOBODY, entry));
      } else {
        throw new IOException(list.place(entry) + ": there is no section [" + entry.section() + "]");
      }
    }
  }

  /** The table that ships. */
  static Ownership shipped() throws IOException {
    return new Ownership(ReviewedList.shipped(FILE));
  }

  /** The table with this text. */
  static Ownership parse(String text) throws IOException {
    return new Ownership(ReviewedList.parse(FILE, text));
  }

  /** What the table says of a field, in full. */
  Optional<Claim> ofField(String field) {
    String whole = field.substring(0, field.lastIndexOf('.')) + ".*";
    return claims.stream()
        .filter(claim -> claim.isAboutField())
        .filter(claim -> claim.entry.subject().equals(field) || claim.entry.subject().equals(whole))
        .findFirst()
        .map(this::use);
  }

  /** The owners that somebody outside is by calling {@code method}. */
  Set<String> calledBy(MethodRef method) {
    return owners("called by", method.qualified());
  }

  /** The owners that the caller becomes by this call. */
  Set<String> madeBy(Edge call) {
    return owners("makes", subject(call));
  }

  /** Whether this call cannot happen, although whoever follows calls cannot tell. */
  boolean rulesOut(Edge call) {
    return !owners(NEVER, subject(call)).isEmpty();
  }

  /** A lambda calls in the name of its method; but who calls a method does not call the lambdas in it. */
  private static String subject(Edge call) {
    return call.from().qualifiedSource() + " > " + call.to().qualified();
  }

  /** The owners that whoever holds this lock is. */
  Set<String> lockedBy(String field) {
    return owners("lock of", field);
  }

  private Set<String> owners(String kind, String subject) {
    Set<String> owners = new LinkedHashSet<>();
    for (Claim claim : claims) {
      if (claim.kind.equals(kind) && claim.entry.subject().equals(subject)) {
        owners.add(use(claim).owner);
      }
    }
    return owners;
  }

  private Claim use(Claim claim) {
    used.add(claim);
    return claim;
  }

  /** The entries that were of no use, as sentences. */
  List<String> stale() {
    return claims.stream()
        .filter(claim -> !used.contains(claim))
        .map(claim -> list.place(claim.entry) + ": " + claim.entry.subject() + " fits nothing any more; take it off")
        .toList();
  }
}
