package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.QINGPU;
import static org.tongban.node.demo.register.Region.WUJIANG;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.tongban.it.federation.Entry;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Jws;
import org.tongban.it.federation.Twin;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.demo.register.KnownPeople;

/** Many copies of one message at the same moment: exactly one is worked on. */
@WithFederation
class ReplayRaceIT {
  private static final int COPIES = 200;
  private static final int CONNECTIONS = 50;

  private final Federation federation;

  ReplayRaceIT(Federation federation) {
    this.federation = federation;
  }

  @Test
  void answersExactlyOneOfManyCopies() throws Exception {
    racedOver(List.of(federation.endpoint(WUJIANG)));
  }

  @Test
  void twoNodesOnOneDatabaseAnswerOneOfManyCopies() throws Exception {
    try (var twin = new Twin(federation, WUJIANG)) {
      racedOver(List.of(federation.endpoint(WUJIANG), twin.endpoint()));
    }
  }

  private void racedOver(List<String> endpoints) throws Exception {
    // Given
    var signer = federation.keys(QINGPU, "sign");
    var jws = Jws.ask(QINGPU, WUJIANG, KnownPeople.ASSISTED.in(WUJIANG), signer);
    var wire = jws.sign(signer);
    var visits = federation.door().visits();

    // When
    var outcomes = sendAtOnce(wire, endpoints);

    // Then
    assertThat(outcomes).hasSize(2).containsEntry("POSITIVE ", 1);
    assertThat(outcomes).containsEntry("REFUSED seen-before", COPIES - 1);
    assertThat(federation.door().visits()).isEqualTo(visits + 1);
    var entries = federation.journal(WUJIANG).of(jws.id());
    assertThat(entries).extracting(Entry::kind).containsOnlyOnce("ASK_RECEIVED", "ANSWER_SENT");
    assertThat(entries)
        .filteredOn(entry -> entry.brief().equals("MESSAGE_REJECTED seen-before"))
        .hasSize(COPIES - 1);
    assertThat(federation.journal(WUJIANG).check().broken()).isEmpty();
  }

  private HashMap<String, Integer> sendAtOnce(byte[] wire, List<String> endpoints)
      throws Exception {
    var threads = Executors.newFixedThreadPool(CONNECTIONS);
    var ready = new CountDownLatch(CONNECTIONS);
    var peer = federation.peer(QINGPU);
    var node = federation.keys(WUJIANG, "sign").certificate().getPublicKey();
    try {
      var turns = new AtomicInteger();
      Callable<String> one =
          () -> {
            ready.countDown();
            ready.await();
            var reply = peer.post(endpoints.get(turns.getAndIncrement() % endpoints.size()), wire);
            var claims = Jws.verified(reply.bytes(), node);
            return claims.path("outcome").asText() + " " + claims.path("reason").asText();
          };
      var results = new ArrayList<Future<String>>();
      for (var i = 0; i < COPIES; i++) {
        results.add(threads.submit(one));
      }
      var outcomes = new HashMap<String, Integer>();
      for (var result : results) {
        outcomes.merge(result.get(), 1, Integer::sum);
      }
      return outcomes;
    } finally {
      threads.shutdownNow();
    }
  }
}
