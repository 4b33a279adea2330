package org.tongban.node.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.tongban.core.message.MemberCode;
import org.tongban.core.policy.Buckets;
import org.tongban.core.policy.Rate;
import org.tongban.core.policy.RateLimits;
import org.tongban.node.station.PeerMessage;
import org.tongban.node.witness.WitnessDesk;

class WitnessDoorTest {
  private static final MemberCode MEMBER = new MemberCode("310118");
  private static final MemberCode OTHER = new MemberCode("320509");

  @Test
  void nonsenseIsTheMembersFaultAndTooMuchOfItIsNotLookedAt() throws Exception {
    // Given a desk that has nothing to look things up in
    var often = Rate.parse("2/h");
    var limits =
        new RateLimits(often, often, often, Buckets.inMemory(() -> 0), () -> 0, asker -> {});
    try (var camel = new DefaultCamelContext()) {
      camel.addRoutes(new WitnessDoor(new WitnessDesk(null, null), limits));
      camel.start();

      // When / Then
      assertThat(status(camel, MEMBER)).isEqualTo(400);
      assertThat(status(camel, MEMBER)).isEqualTo(400);
      assertThat(status(camel, MEMBER)).isEqualTo(429);
      assertThat(status(camel, OTHER)).isEqualTo(400);
    }
  }

  private static int status(DefaultCamelContext camel, MemberCode peer) throws Exception {
    var nonsense = "more\n".getBytes(StandardCharsets.UTF_8);
    try (var template = camel.createProducerTemplate()) {
      var message = new PeerMessage(peer, WitnessDesk.MEDIA_TYPE, nonsense);
      var reply = template.requestBody("direct:witness", message, PeerReply.class);
      assertThat(reply.wire()).isEmpty();
      return reply.status();
    }
  }
}
