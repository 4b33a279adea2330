package org.tongban.core.policy;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.tongban.core.seal.OpenedAsk;

/**
 * Proof that the data owner's rules were asked about each of many asks in one message. Made by
 * {@link BatchPolicy} only.
 */
public final class PermittedBatch implements Permitted {
  private static final int MOST_RULES = 5;
  private static final String NO_RULE = "none";

  private final OpenedAsk opened;
  private final List<PerItem<PermittedAsk>> items;

  PermittedBatch(OpenedAsk opened, List<PerItem<PermittedAsk>> items) {
    this.opened = Objects.requireNonNull(opened, "opened");
    this.items = List.copyOf(items);
  }

  @Override
  public OpenedAsk opened() {
    return opened;
  }

  /** What was decided of each, in their order. */
  public List<PerItem<PermittedAsk>> items() {
    return items;
  }

  @Override
  public String rule() {
    var rules =
        items.stream()
            .flatMap(item -> item.value().stream())
            .map(PermittedAsk::rule)
            .distinct()
            .limit(MOST_RULES)
            .collect(Collectors.joining(","));
    return rules.isEmpty() ? NO_RULE : rules;
  }
}
