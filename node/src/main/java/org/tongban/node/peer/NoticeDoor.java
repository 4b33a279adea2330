package org.tongban.node.peer;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.core.policy.RateLimits;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.notice.NoticeDesk;
import org.tongban.node.station.PeerMessage;

/** Hands to the desk what the peer listener takes for a notice. */
public final class NoticeDoor extends RouteBuilder {
  private static final Logger LOG = LoggerFactory.getLogger(NoticeDoor.class);
  private static final byte[] NOTHING = {};

  private final NoticeDesk desk;
  private final RateLimits limits;

  /**
   * @param limits each notice takes a verification and a look at the database
   */
  public NoticeDoor(NoticeDesk desk, RateLimits limits) {
    this.desk = desk;
    this.limits = limits;
  }

  @Override
  public void configure() {
    from("direct:notice")
        .routeId("notice")
        .description("takes notices of peers about matters that are answered later")
        .process(this::answer);
  }

  private void answer(Exchange exchange) {
    var message = exchange.getMessage().getBody(PeerMessage.class);
    exchange.getMessage().setBody(new PeerReply(status(message), NOTHING, NoticeDesk.MEDIA_TYPE));
  }

  private int status(PeerMessage message) {
    try {
      limits.countNotice(message.peer());
      desk.take(message.peer(), message.bytes());
      return 200;
    } catch (RefusedException e) {
      LOG.warn("No notice of {} taken: {}", message.peer(), e.getMessage());
      return e.reason().status();
    }
  }
}
