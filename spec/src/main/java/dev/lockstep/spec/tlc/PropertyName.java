package dev.lockstep.spec.tlc;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The naming convention of the specifications: a property begins with the rule that it states, {@code W3_Lossless}. */
final class PropertyName {
  private static final Pattern WITH_RULE = Pattern.compile("([A-Z][0-9]+[a-z]?)_\\w+");

  private PropertyName() {}

  /** The id of the rule that the property states, if it states one. */
  static Optional<String> rule(String property) {
    Matcher matcher = WITH_RULE.matcher(property);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
