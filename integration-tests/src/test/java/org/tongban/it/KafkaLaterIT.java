package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.QINGPU;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.OwnTopics;
import org.tongban.it.federation.WithTopics;

/** The same as {@link LaterIT}, where 青浦 and 吴江 have a Kafka cluster. */
@WithTopics
class KafkaLaterIT extends LaterIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private final Federation federation;

  KafkaLaterIT(Federation federation) {
    super(federation);
    this.federation = federation;
  }

  @Test
  void theLaterAnswerComesUnderTheKeyOfItsAsk() {
    // Given
    federation.door().shut();
    var key = UUID.randomUUID().toString();
    var taken = federation.ask(QINGPU, means(), key);

    // When
    federation.door().open();

    // Then
    assertThat(taken.status()).as(taken.text()).isEqualTo(202);
    var answers = federation.topics().reader(QINGPU, "answers.clerk");
    var later =
        answers.await(
            one -> key.equals(one.key()) && OwnTopics.reply(one).status() != 202, PATIENCE);
    assertThat(later).isPresent();
    assertThat(OwnTopics.reply(later.get()).outcome()).isEqualTo("POSITIVE");
  }
}
