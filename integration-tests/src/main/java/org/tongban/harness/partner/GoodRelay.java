package org.tongban.harness.partner;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.RelayOpener;
import org.tongban.core.seal.Sealer;

/** The steps of a region that passes messages on as PROTOCOL.md says. */
final class GoodRelay {
  private final Trade trade;
  private final Speech speech;
  private final RelayOpener opener;
  private final Sealer sealer;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  GoodRelay(Trade trade, Speech speech) {
    this.trade = trade;
    this.speech = speech;
    var provider = CryptoProvider.choose();
    opener =
        new RelayOpener(
            provider, trade::own, trade.directory(), trade.self(), Partner.LIMITS, trade.clock());
    sealer = new Sealer(provider, trade::signing);
  }

  RelaySteps steps() {
    return new RelaySteps(
        this::open,
        passing -> trade.script().relays().contains(passing.target()),
        passing -> seen.add(passing.asker() + " " + passing.id()),
        (passing, reply) -> passing.back().apply(reply),
        speech::refuse);
  }

  private Passing open(byte[] wire, MemberCode from) {
    var opened = opener.openRelay(wire, from);
    var passed = sealer.pass(opened, trade.clock().instant());
    return new Passing(
        opened.id().toString(),
        opened.asker(),
        opened.target(),
        passed.next(),
        passed.arrives(),
        passed.wire(),
        reply -> {
          var returned = opener.openReturn(reply, passed);
          return sealer.pass(returned, trade.clock().instant()).wire();
        });
  }
}
