package org.tongban.it.federation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.Actor;
import org.tongban.core.message.Ask;
import org.tongban.core.message.Basis;
import org.tongban.core.message.BasisType;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.message.Validity;
import org.tongban.core.seal.SealedAsk;
import org.tongban.core.seal.Sealer;
import org.tongban.node.demo.RelayOffice;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Region;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.station.PeerMessage;
import org.tongban.node.station.ReceiveRelay;

/** An ask of 嘉善 to 吴江 that lies before 苏州, for a test to deliver as it likes. */
public record RelayedAsk(SealedAsk sealed) {
  /** In the suite ES256. */
  public static RelayedAsk begun(Federation federation) {
    return begun(federation, Suite.ES256);
  }

  /** With the keys of 嘉善 itself. */
  public static RelayedAsk begun(Federation federation, Suite suite) {
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    var target = new MemberCode(Region.WUJIANG.code());
    var key =
        federation
            .part(Region.JIASHAN, DirectoryKeeper.class)
            .get()
            .directory()
            .member(target)
            .orElseThrow()
            .keys(KeyUse.ENCRYPT, suite, now)
            .get(0);
    var sealer = federation.part(Region.JIASHAN, Sealer.class);
    var signed = sealer.sign(ask(target, now), suite);
    return new RelayedAsk(
        sealer.seal(signed, key, List.of(new MemberCode(RelayOffice.SUZHOU.code()))));
  }

  private static Ask ask(MemberCode target, Instant now) {
    return new Ask(
        MessageId.next(),
        new MemberCode(Region.JIASHAN.code()),
        target,
        new Validity(now, now.plusSeconds(60)),
        new ServiceId("assistance.status"),
        new ServiceVersion(1, 0),
        new Purpose("ASSISTANCE_REVIEW"),
        new Basis(BasisType.STATUTE, "社会救助暂行办法 第五十八条", Optional.empty()),
        Optional.empty(),
        new Actor("clerk", "civil-affairs", "clerk-1"),
        Optional.empty(),
        Wish.subject(KnownPeople.ASSISTED.in(Region.WUJIANG)));
  }

  public byte[] wire() {
    return sealed.wire();
  }

  /** The statement of 嘉善, and the sealed bytes. */
  public List<String> parts() {
    return new ArrayList<>(List.of(new String(wire(), StandardCharsets.US_ASCII).split("~", -1)));
  }

  /** As 苏州 has it from the peer listener. */
  public PeerMessage message() {
    return new PeerMessage(new MemberCode(Region.JIASHAN.code()), ReceiveRelay.MEDIA_TYPE, wire());
  }

  public MessageId id() {
    return sealed.signed().ask().id();
  }
}
