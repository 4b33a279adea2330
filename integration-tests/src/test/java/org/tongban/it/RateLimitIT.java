package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Reply;
import org.tongban.it.federation.Wish;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Region;
import org.tongban.node.keeper.AccessKeeper;

/** Who asks too often is refused, on both sides, and it is in the journals. */
@WithFederation
class RateLimitIT {
  private final Federation federation;
  private byte[] before;

  RateLimitIT(Federation federation) {
    this.federation = federation;
  }

  @BeforeEach
  void keep() throws IOException {
    before = Files.readAllBytes(federation.layout().config(QINGPU).resolve("access.yaml"));
  }

  @AfterEach
  void restore() throws IOException {
    write(QINGPU, before);
  }

  @Test
  void aMemberIsRefusedByTheRateOfTheRuleThatPermitsIt() throws IOException {
    // Given
    limit("  - id: assistance-review\n");
    ask(JIASHAN, QINGPU);

    // When
    var reply = ask(JIASHAN, QINGPU);

    // Then
    assertThat(reply.problem()).isEqualTo("429 too-many-asks at answering-node");
    assertThat(reply.outcome()).isEqualTo("REFUSED");
    assertThat(reply.header("Retry-After")).isNotEmpty();
    assertThat(federation.journal(QINGPU).briefOf(reply.exchange()))
        .containsExactly("MESSAGE_REJECTED too-many-asks", "REFUSAL_SENT REFUSED too-many-asks");
  }

  private void limit(String rule) throws IOException {
    var text = new String(before, StandardCharsets.UTF_8);
    assertThat(text).contains(rule);
    write(QINGPU, text.replace(rule, rule + "    rate: 1/d\n").getBytes(StandardCharsets.UTF_8));
  }

  private void write(Region region, byte[] rules) throws IOException {
    Files.write(federation.layout().config(region).resolve("access.yaml"), rules);
    // a change counts when two looks see it alike
    federation.part(region, AccessKeeper.class).refresh();
    federation.part(region, AccessKeeper.class).refresh();
  }

  private Reply ask(Region from, Region to) {
    return federation.ask(from, Wish.assistance(to.code(), KnownPeople.ASSISTED.in(to)));
  }
}
