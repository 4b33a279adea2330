package org.tongban.harness.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.JIASHAN;
import static org.tongban.node.demo.register.Region.QINGPU;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Reply;
import org.tongban.it.federation.Wish;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.demo.register.KnownPeople;

/** What becomes of asks while the line or the database behind it is bad, and right after. */
@WithFederation
class FaultyLineIT {
  private final Federation federation;
  private Line line;

  FaultyLineIT(Federation federation) {
    this.federation = federation;
  }

  @BeforeEach
  void overTheLine() {
    line = new Line(0, URI.create(federation.endpoint(JIASHAN)).getPort());
    federation.move(JIASHAN, "https://127.0.0.1:" + line.port() + "/peer/v1/messages");
    // so that there is a connection that can fail
    assertThat(ask().outcome()).isEqualTo("POSITIVE");
  }

  @AfterEach
  void restore() {
    federation.move(JIASHAN, federation.endpoint(JIASHAN));
    line.close();
  }

  @ParameterizedTest(name = "{0}: {1}, {2}")
  @CsvSource({"CUT,peer-unreachable,peer-unreachable", "HALF_OPEN,peer-timeout,peer-unreachable"})
  void aBadLineIsAProblemAndNoAnswerAndAGoodOneServesAtOnce(
      Line.State state, String overTheOldConnection, String overANewOne) {
    // When
    line.become(state);
    var old = ask();
    var fresh = ask();
    line.become(Line.State.GOOD);
    var after = ask();

    // Then
    assertFailed(old, overTheOldConnection);
    assertFailed(fresh, overANewOne);
    assertThat(after.outcome()).isEqualTo("POSITIVE");
  }

  private void assertFailed(Reply reply, String code) {
    assertThat(reply.json().path("code").asText()).as(reply.text()).isEqualTo(code);
    assertThat(reply.outcome()).isEqualTo("ERROR");
    assertThat(federation.journal(QINGPU).briefOf(reply.exchange()))
        .containsExactly("ASK_SENT", "DELIVERY_FAILED " + code);
  }

  @Test
  void noAlteredByteIsBelieved() {
    // When
    line.become(Line.State.NOISY);
    var reply = ask();
    line.become(Line.State.GOOD);

    // Then
    assertThat(reply.status()).as(reply.text()).isIn(502, 503);
    assertThat(ask().outcome()).isEqualTo("POSITIVE");
  }

  @Test
  void nothingIsLookedUpThatCanNotBeRecorded() {
    // Given
    var head = federation.journal(JIASHAN).head();
    var server = new Server(federation.layout(), JIASHAN);

    // When
    server.readOnly(true);
    var reply = ask();
    server.readOnly(false);
    var after = ask();

    // Then
    assertThat(reply.problem()).isEqualTo("503 peer-unreachable at answering-node");
    assertThat(after.outcome()).isEqualTo("POSITIVE");
    assertThat(federation.journal(JIASHAN).after(head))
        .allSatisfy(entry -> assertThat(entry.brief()).doesNotContain("REJECTED"))
        .hasSize(2);
  }

  private Reply ask() {
    return federation.ask(QINGPU, Wish.assistance("330421", KnownPeople.ASSISTED.in(JIASHAN)));
  }
}
