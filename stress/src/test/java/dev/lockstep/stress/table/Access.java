package dev.lockstep.stress.table;

/**
 * One kind of access to one field, in one method.
 *
 * @param field {@code Class.field}
 * @param kind {@code volatile write}, {@code plain read}, {@code compareAndSet}, and so on
 * @param where the method; {@code <init>} is a constructor or an initialiser
 */
record Access(String field, String kind, String where) implements Comparable<Access> {
  @Override
  public int compareTo(Access other) {
    return toString().compareTo(other.toString());
  }

  /** The mode: what a field table says in its columns "write" and "read". */
  String mode() {
    return kind.replaceFirst(" (read|write)$", "");
  }

  boolean isRead() {
    return kind.endsWith(" read");
  }
}
