package org.tongban.harness.partner;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsExchange;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.proof.Container;

/**
 * Hands out a simulated region's proofs, each to the member that asked. No part of the protocol:
 * how somebody comes by proofs is for each region to say.
 */
final class ProofDoor implements HttpHandler {
  /** An exchange's id follows it. */
  static final String PATH = "/proofs/";

  private final Supplier<Partner> partner;
  private final Manners manners;

  ProofDoor(Supplier<Partner> partner, Manners manners) {
    this.partner = Objects.requireNonNull(partner, "partner");
    this.manners = Objects.requireNonNull(manners, "manners");
  }

  @Override
  public void handle(HttpExchange http) throws IOException {
    try (http) {
      var shown = PartnerDoor.certificate((HttpsExchange) http);
      var asker = manners.caller().of(shown, new byte[0]);
      var name = http.getRequestURI().getPath().substring(PATH.length());
      var proof = asker.flatMap(member -> proof(name, member));
      if (proof.isEmpty()) {
        http.sendResponseHeaders(404, -1);
        return;
      }
      http.getResponseHeaders().set("Content-Type", Container.MEDIA_TYPE);
      http.sendResponseHeaders(200, proof.get().length);
      http.getResponseBody().write(proof.get());
    }
  }

  private Optional<byte[]> proof(String exchange, MemberCode asker) {
    try {
      return partner.get().proof(MessageId.parse(exchange), asker);
    } catch (IllegalArgumentException e) {
      // nobody's id
      return Optional.empty();
    }
  }
}
