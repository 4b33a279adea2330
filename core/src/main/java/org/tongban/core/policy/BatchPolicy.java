package org.tongban.core.policy;

import java.util.Objects;
import java.util.function.Function;
import org.tongban.core.catalogue.ValidContent;
import org.tongban.core.message.AskContent;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.OpenedAsk;

/** Judges many asks in one message: each by itself, as if it had come alone. */
public final class BatchPolicy {
  private final Policy policy;
  private final RateLimits limits;

  /**
   * @param limits those of the policy
   */
  public BatchPolicy(Policy policy, RateLimits limits) {
    this.policy = Objects.requireNonNull(policy, "policy");
    this.limits = Objects.requireNonNull(limits, "limits");
  }

  /**
   * Whether the data owner's rules permit each item; an item that they don't stops nothing else.
   *
   * @param check holds an item against its contract
   * @throws RefusedException TOO_MANY_ASKS of that member for that service, items counted
   */
  public PermittedBatch permit(OpenedAsk opened, Function<AskContent, ValidContent> check) {
    var ask = opened.ask();
    var items = opened.items();
    limits.countItems(ask.issuer(), ask.service(), items.size());
    return new PermittedBatch(
        opened,
        items.stream()
            .map(item -> PerItem.of(item, one -> policy.judged(one, check.apply(one.ask()))))
            .toList());
  }
}
