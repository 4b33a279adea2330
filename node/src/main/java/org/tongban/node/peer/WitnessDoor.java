package org.tongban.node.peer;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.core.policy.RateLimits;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.station.PeerMessage;
import org.tongban.node.store.StoreException;
import org.tongban.node.witness.WitnessDesk;

/** Hands to the desk what the peer listener takes for the witness. */
public final class WitnessDoor extends RouteBuilder {
  private static final Logger LOG = LoggerFactory.getLogger(WitnessDoor.class);
  private static final byte[] NOTHING = {};

  private final WitnessDesk desk;
  private final RateLimits limits;

  /**
   * @param limits each answer takes a signature and a row of the database
   */
  public WitnessDoor(WitnessDesk desk, RateLimits limits) {
    this.desk = desk;
    this.limits = limits;
  }

  @Override
  public void configure() {
    from("direct:witness")
        .routeId("witness")
        .description("shows this journal to peers and signs what they show of theirs")
        .process(this::answer);
  }

  private void answer(Exchange exchange) {
    var message = exchange.getMessage().getBody(PeerMessage.class);
    exchange.getMessage().setBody(reply(message));
  }

  private PeerReply reply(PeerMessage message) {
    try {
      limits.countWitness(message.peer());
      return new PeerReply(
          200, desk.answer(message.peer(), message.bytes()), WitnessDesk.MEDIA_TYPE);
    } catch (RefusedException e) {
      LOG.warn("Nothing signed for {}: {}", message.peer(), e.getMessage());
      return new PeerReply(e.reason().status(), NOTHING, WitnessDesk.MEDIA_TYPE);
    } catch (StoreException e) {
      LOG.warn("No witness for {} now: {}", message.peer(), e.getMessage());
      return new PeerReply(503, NOTHING, WitnessDesk.MEDIA_TYPE);
    }
  }
}
