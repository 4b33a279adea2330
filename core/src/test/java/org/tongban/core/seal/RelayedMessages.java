package org.tongban.core.seal;

import static org.tongban.core.directory.ExampleDirectory.CLOCK;
import static org.tongban.core.directory.ExampleDirectory.NOW;
import static org.tongban.core.seal.Federation.ANSWERER;
import static org.tongban.core.seal.Federation.ASKER;
import static org.tongban.core.seal.Relays.CITY;

import java.util.List;
import java.util.Optional;
import org.tongban.core.directory.Suite;

/** Messages at a relay, for tests of the packages that come after opening. */
public final class RelayedMessages {
  private final SealedAsk sent =
      Relays.sealed(ASKER, Federation.ask(), Suite.ES256, List.of(CITY.code()));
  private final OpenedRelay opened;
  private final PassedRelay passed;

  /** An ask of 320509 that lies before 310100 on its way to 310118. */
  public RelayedMessages() {
    opened = relay().openRelay(sent.wire(), ASKER.code());
    passed = Federation.sealer(CITY).pass(opened, NOW);
  }

  private static RelayOpener relay() {
    var tree = Relays.directTree();
    Relays.via(tree, ANSWERER, CITY);
    return Relays.relay(CITY, tree, NOW);
  }

  public OpenedRelay opened() {
    return opened;
  }

  public PassedRelay passed() {
    return passed;
  }

  /** The answer on its way back. */
  public PassedReturn back() {
    var tree = Relays.directTree();
    Relays.via(tree, ANSWERER, CITY);
    var opener = Federation.opener(ANSWERER, tree, CLOCK);
    var ask = opener.openAsk(passed.wire(), CITY.code());
    var sealer = Federation.sealer(ANSWERER);
    var signed = sealer.sign(Federation.answer(sent.signed()), Suite.ES256);
    var key = Optional.of(Federation.encryptionKey(ASKER, Suite.ES256));
    var reply = sealer.seal(signed, key, ask).wire();
    return Federation.sealer(CITY).pass(relay().openReturn(reply, passed), NOW);
  }

  /** The sealed bytes, which no record of a relay may hold. */
  public String sealed() {
    return Relays.parts(sent.wire()).get(1);
  }
}
