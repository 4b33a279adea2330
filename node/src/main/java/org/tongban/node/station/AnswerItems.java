package org.tongban.node.station;

import java.util.List;
import java.util.Optional;
import org.tongban.core.message.AnswerItem;
import org.tongban.core.message.Digest;
import org.tongban.core.policy.PerItem;
import org.tongban.core.policy.ReleasableAnswer;
import org.tongban.core.refusal.Reason;

/** What is said to one of many asks in one message. */
final class AnswerItems {
  private AnswerItems() {}

  static AnswerItem of(PerItem<ReleasableAnswer> item) {
    var ask = item.item().digest();
    return item.value()
        .map(answer -> released(ask, answer))
        .orElseGet(() -> refused(ask, item.no().orElseThrow()));
  }

  private static AnswerItem released(Digest ask, ReleasableAnswer answer) {
    return new AnswerItem(
        ask, answer.outcome(), Optional.empty(), answer.asOf(), answer.missing(), answer.body());
  }

  private static AnswerItem refused(Digest ask, Reason reason) {
    return new AnswerItem(
        ask,
        RefusePeer.outcome(reason),
        Optional.of(reason.code()),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }
}
