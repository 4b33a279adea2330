package org.tongban.node.station;

import java.util.Objects;
import java.util.function.Supplier;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.policy.Policy;
import org.tongban.core.policy.ReleasableAnswer;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.lookup.Finding;
import org.tongban.node.lookup.FoundBatch;
import org.tongban.node.lookup.LookedUp;
import org.tongban.node.lookup.Taken;

/** Station 14: holds the answer against the contract and cuts it to the permitted fields. */
public final class ReleaseAnswer {
  private final Supplier<Catalogue> catalogue;
  private final Policy policy;
  private final AnswerSample sample;

  public ReleaseAnswer(Supplier<Catalogue> catalogue, Policy policy, AnswerSample sample) {
    this.catalogue = Objects.requireNonNull(catalogue, "catalogue");
    this.policy = Objects.requireNonNull(policy, "policy");
    this.sample = Objects.requireNonNull(sample, "sample");
  }

  /**
   * Releases what the ask may see.
   *
   * @throws RefusedException {@code REGISTER_ANSWER_INVALID} with every violation
   */
  public Releasable release(LookedUp looked) {
    Objects.requireNonNull(looked, "looked");
    if (looked instanceof FoundBatch batch) {
      var items = batch.items().stream().map(item -> item.then(this::cut)).toList();
      return new ReleaseBatch(batch.ask(), items);
    }
    return looked instanceof Taken taken
        ? new TakenIn(taken)
        : new Release(((Finding) looked).ask(), cut((Finding) looked));
  }

  private ReleasableAnswer cut(Finding finding) {
    var permitted = finding.ask().permitted();
    var contract = permitted.contract();
    var violations = catalogue.get().checkAnswer(contract, finding.outcome(), finding.body());
    if (!violations.isEmpty()) {
      throw new RefusedException(Reason.REGISTER_ANSWER_INVALID, violations);
    }
    finding.body().ifPresent(body -> sample.offer(contract, body));
    return policy.release(
        permitted, finding.outcome(), finding.asOf(), finding.missing(), finding.body());
  }
}
