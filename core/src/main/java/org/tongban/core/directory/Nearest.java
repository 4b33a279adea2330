package org.tongban.core.directory;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the known word that somebody probably meant. */
public final class Nearest {
  private static final int FAR = 4;

  private Nearest() {}

  /** The known word at the smallest edit distance; empty when none is near. */
  public static Optional<String> to(String word, Collection<String> known) {
    var distance = new LevenshteinDistance(Math.min(FAR, Math.max(1, word.length() / 2)));
    return known.stream()
        .filter(candidate -> distance.apply(word, candidate) >= 0)
        .min(
            Comparator.comparing((String candidate) -> distance.apply(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** {@code "; did you mean 'x'?"}, or nothing when no known word is near. */
  public static String hint(String word, Collection<String> known) {
    return to(word, known).map(near -> "; did you mean '" + near + "'?").orElse("");
  }
}
