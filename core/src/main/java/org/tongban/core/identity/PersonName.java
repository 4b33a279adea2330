package org.tongban.core.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A person's name in its settled spelling ({@link Names#canonical}): 1 to 100 code points, one word
 * of a single letter included. Characters stay what they are; variants are folded for comparison
 * only.
 */
public final class PersonName {
  /** Counted in code points: 𠮷 is one character. */
  public static final int LONGEST = 100;

  private static final Pattern BROKEN = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]");
  private static final Pattern LETTER = Pattern.compile("[\\p{L}\\p{Co}\\u2E80-\\u2FDF]");

  private final String value;

  private PersonName(String value) {
    this.value = value;
  }

  /** The name, or empty when {@link #faults} names at least one fault. */
  public static Optional<PersonName> parse(String text) {
    return faults(text).isEmpty()
        ? Optional.of(new PersonName(Names.canonical(text)))
        : Optional.empty();
  }

  /**
   * Every rule that the text breaks, as sentences a stranger may read; empty when it is a name. The
   * text itself never appears in them.
   */
  public static List<String> faults(String text) {
    if (text == null || text.isBlank()) {
      return List.of("the name is missing");
    }
    List<String> faults = new ArrayList<>();
    if (BROKEN.matcher(text).find()) {
      faults.add("a name has no line breaks, control characters or halves of characters");
    }
    String canonical = Names.canonical(text);
    if (!LETTER.matcher(canonical).find()) {
      faults.add("a name has at least one letter");
    }
    if (canonical.codePointCount(0, canonical.length()) > LONGEST) {
      faults.add("a name has at most " + LONGEST + " characters, counted in code points");
    }
    return List.copyOf(faults);
  }

  /**
   * What a reader should know of a name that is allowed: a private-use code point that the table
   * doesn't know is a rare character which only the system that wrote it can read.
   */
  public List<String> warnings() {
    return Names.unreadable(value)
        ? List.of("the name holds a private-use character that no table explains")
        : List.of();
  }

  /** The settled spelling. An identity: not for logs. */
  public String value() {
    return value;
  }

  /** How many characters it has, rare ones counted once. */
  public int length() {
    return value.codePointCount(0, value.length());
  }

  /** How alike this name and another are; never says in what they differ. */
  public NameMatch compare(PersonName other) {
    return Names.compare(value, other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PersonName that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** Says nothing, so that a log line can't hold a name by accident. */
  @Override
  public String toString() {
    return "PersonName[…]";
  }
}
