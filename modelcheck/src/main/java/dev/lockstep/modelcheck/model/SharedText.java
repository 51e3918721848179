package dev.lockstep.modelcheck.model;

import org.jspecify.annotations.Nullable;

/**
 * An immutable text that shares its beginning with the text that it was appended to. A search holds a state for every
 * append of a history; with plain strings they would take memory quadratic in its length.
 */
public final class SharedText {
  /** The empty text. */
  public static final SharedText EMPTY = new SharedText(null, "", 0, 0);

  private final @Nullable SharedText beginning;
  private final String end;
  private final int length;
  private final int hash;

  private SharedText(@Nullable SharedText beginning, String end, int length, int hash) {
    this.beginning = beginning;
    this.end = end;
    this.length = length;
    this.hash = hash;
  }

  /** This text followed by {@code added}. */
  public SharedText append(String added) {
    int extended = hash;
    for (int i = 0; i < added.length(); i++) {
      extended = 31 * extended + added.charAt(i); // as String.hashCode, which contentEquals relies on
    }
    return new SharedText(this, added, Math.addExact(length, added.length()), extended);
  }

  /** Whether this is the text {@code other}. */
  public boolean contentEquals(String other) {
    if (length != other.length() || hash != other.hashCode()) {
      return false;
    }
    int position = length;
    for (SharedText part = this; part != null; part = part.beginning) {
      position -= part.end.length();
      if (!other.startsWith(part.end, position)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return this == object
        || object instanceof SharedText other
            && length == other.length
            && hash == other.hash
            && contentEquals(other.toString());
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    char[] text = new char[length];
    int position = length;
    for (SharedText part = this; part != null; part = part.beginning) {
      position -= part.end.length();
      part.end.getChars(0, part.end.length(), text, position);
    }
    return new String(text);
  }
}
