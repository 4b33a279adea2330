package org.tongban.core.seal;

import static org.tongban.core.seal.VectorFolder.JIASHAN;
import static org.tongban.core.seal.VectorFolder.QINGPU;
import static org.tongban.core.seal.VectorFolder.SUZHOU;
import static org.tongban.core.seal.VectorFolder.WUJIANG;
import static org.tongban.core.seal.VectorMessages.ANSWERED;
import static org.tongban.core.seal.VectorMessages.NOW;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.message.Ask;

/**
 * Makes the golden messages that are not there yet; what is there stays as it is. To have one made
 * anew, delete its file and run {@link VectorsTest} with {@code -Dtongban.vectors=write}.
 */
final class VectorMaker {
  private static final int DAYS = 3650;
  private static final String ID = "01a200fb-58d0-7000-8000-0000000000";

  private final VectorFolder folder;

  VectorMaker(VectorFolder folder) {
    this.folder = folder;
  }

  void make() {
    if (!Files.exists(folder.keys())) {
      makeKeys();
    }
    var description = new VectorDescription(folder);
    make("directory", this::directory, description::ofDirectory);
    makeDirect(description);
    makeRelayed(description);
    makeReceipts(description);
  }

  private void make(String name, Supplier<byte[]> maker, Function<byte[], JsonNode> description) {
    if (!folder.has(name)) {
      var wire = maker.get();
      folder.write(name, wire, description.apply(wire));
    }
  }

  private void makeDirect(VectorDescription of) {
    make("ask", () -> sign(VectorMessages.ask()).bytes(), of.ask(QINGPU, WUJIANG, NOW));
    make("answer", () -> answer("ask", false), of.answer(WUJIANG, QINGPU, "ask"));
    make("refusal", this::refusal, of.answer(WUJIANG, QINGPU, "ask"));
    make("sealed-ask", this::sealedAsk, of.ask(QINGPU, WUJIANG, NOW));
    make(
        "sealed-answer",
        () -> answer("sealed-ask", true),
        of.answer(WUJIANG, QINGPU, "sealed-ask"));
    make("refusal-unopened", this::unopened, of.answer(WUJIANG, QINGPU, "sealed-ask"));
  }

  private void makeRelayed(VectorDescription of) {
    make("relayed-ask-1", this::relayedAsk, of.ask(JIASHAN, SUZHOU, NOW));
    make("relayed-ask-2", this::relayOut, of.ask(SUZHOU, WUJIANG, NOW.plusSeconds(1)));
    make("relayed-answer-1", this::turned, of.answer(WUJIANG, SUZHOU, "relayed-ask-1"));
    make("relayed-answer-2", this::relayBack, of.answer(SUZHOU, JIASHAN, "relayed-ask-1"));
    make("refusal-of-relay", this::relaysNo, of.answer(SUZHOU, JIASHAN, "relayed-ask-1"));
  }

  private void makeReceipts(VectorDescription of) {
    make("receipt", () -> receipt("ask", ID + "17"), of.answer(WUJIANG, QINGPU, "ask"));
    make(
        "sealed-receipt",
        () -> receipt("sealed-ask", ID + "18"),
        of.answer(WUJIANG, QINGPU, "sealed-ask"));
    make("receipt-of-relay", this::relaysReceipt, of.answer(SUZHOU, JIASHAN, "relayed-ask-1"));
  }

  private byte[] receipt(String of, String id) {
    var target = folder.member(WUJIANG);
    var opened = target.opener(NOW).openAsk(folder.wire(of), QINGPU);
    var receipt = VectorMessages.receipt(folder.sent(of).signed(), id);
    var recipient =
        Optional.of(folder.member(QINGPU).encryptionKey()).filter(key -> opened.encrypted());
    var sealer = target.sealer();
    return sealer.seal(sealer.sign(receipt, folder.suite()), recipient, opened).wire();
  }

  private byte[] relaysReceipt() {
    var sent = folder.sent("relayed-ask-1");
    var receipt = VectorMessages.relaysReceipt(sent, ID + "19");
    return folder.member(SUZHOU).sealer().sign(receipt, folder.suite()).bytes();
  }

  private SignedAsk sign(Ask ask) {
    return folder.member(ask.issuer()).sealer().sign(ask, folder.suite());
  }

  private byte[] sealedAsk() {
    var recipient = Optional.of(folder.member(WUJIANG).encryptionKey());
    var sealer = folder.member(QINGPU).sealer();
    return sealer.seal(sign(VectorMessages.sealedAsk()), recipient).wire();
  }

  private byte[] answer(String to, boolean sealed) {
    var ask = folder.sent(to).signed();
    var sealer = folder.member(WUJIANG).sealer();
    var answer =
        sealed
            ? VectorMessages.sealedAnswer(ask, ID + "12")
            : VectorMessages.answer(ask, ID + "11");
    var recipient = Optional.of(folder.member(QINGPU).encryptionKey()).filter(key -> sealed);
    return sealer.seal(sealer.sign(answer, folder.suite()), recipient).wire();
  }

  private byte[] refusal() {
    var answer = VectorMessages.refusal(folder.sent("ask").signed(), ID + "13");
    return folder.member(WUJIANG).sealer().sign(answer, folder.suite()).bytes();
  }

  private byte[] unopened() {
    var answer = VectorMessages.refusalOfUnopened(folder.wire("sealed-ask"), ID + "14");
    return folder.member(WUJIANG).sealer().sign(answer, folder.suite()).bytes();
  }

  private byte[] relayedAsk() {
    var recipient = folder.member(WUJIANG).encryptionKey();
    var sealer = folder.member(JIASHAN).sealer();
    return sealer.seal(sign(VectorMessages.relayedAsk()), recipient, List.of(SUZHOU)).wire();
  }

  private byte[] relayOut() {
    var relay = folder.member(SUZHOU);
    var opened = relay.relay(NOW).openRelay(folder.wire("relayed-ask-1"), JIASHAN);
    return relay.sealer().pass(opened, NOW.plusSeconds(1)).wire();
  }

  private byte[] turned() {
    var target = folder.member(WUJIANG);
    var opened = target.opener(ANSWERED).openAsk(folder.wire("relayed-ask-2"), SUZHOU);
    var answer = VectorMessages.answer(folder.signed(opened.bytes()), ID + "15");
    var signed = target.sealer().sign(answer, folder.suite());
    var recipient = Optional.of(folder.member(JIASHAN).encryptionKey());
    return target.sealer().seal(signed, recipient, opened).wire();
  }

  private byte[] relayBack() {
    var relay = folder.member(SUZHOU);
    var passed = relay.passed("relayed-ask-1", "relayed-ask-2");
    Instant at = ANSWERED.plusSeconds(1);
    var opened = relay.relay(at).openReturn(folder.wire("relayed-answer-1"), passed);
    return relay.sealer().pass(opened, at).wire();
  }

  private byte[] relaysNo() {
    var answer = VectorMessages.relaysRefusal(folder.wire("relayed-ask-1"), ID + "16");
    return folder.member(SUZHOU).sealer().sign(answer, folder.suite()).bytes();
  }

  private byte[] directory() {
    var operator = VectorMember.forOwner(folder.pair("operator"));
    var json = VectorDirectory.json(folder);
    return new SignedDocuments(Federation.CRYPTO).signDirectory(json, operator);
  }

  private void makeKeys() {
    var authority =
        DemonstrationAuthority.create(Clock.fixed(NOW, ZoneOffset.UTC), DAYS, folder.suite());
    try {
      Files.createDirectories(folder.keys());
      write("operator", authority.issueOperator());
      for (var member : VectorFolder.MEMBERS) {
        write(member + "-sign", authority.issue(member, KeyUse.SIGN));
        write(member + "-encrypt", authority.issue(member, KeyUse.ENCRYPT));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String name, DemonstrationKey key) throws IOException {
    var pair = folder.pair(name);
    Files.writeString(pair.key(), key.secretKeyPem());
    Files.writeString(pair.certificate(), key.certificatePem());
  }
}
