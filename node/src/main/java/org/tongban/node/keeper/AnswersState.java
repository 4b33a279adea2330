package org.tongban.node.keeper;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.tongban.core.directory.Directory;
import org.tongban.node.keeper.AnswerSource.Standing;

/**
 * What one responder said of the keys that may be relied on by the directory.
 *
 * @param keys how many stand how, by {@code GOOD}, {@code REVOKED}, {@code UNKNOWN} and {@code
 *     UNANSWERED}
 * @param reliedOn false when there is none of which anything is known
 */
public record AnswersState(String address, Map<String, Long> keys, boolean reliedOn) {
  static AnswersState of(AnswerSource source, Directory directory, Instant now) {
    var keys =
        source.keys(directory).stream()
            .filter(key -> key.usable(now))
            .collect(
                Collectors.groupingBy(
                    key -> source.standing(key, now).name(), Collectors.counting()));
    boolean silent = keys.size() == 1 && keys.containsKey(Standing.UNANSWERED.name());
    return new AnswersState(source.address(), Map.copyOf(keys), !silent);
  }
}
