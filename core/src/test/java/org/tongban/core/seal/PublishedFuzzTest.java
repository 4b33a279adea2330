package org.tongban.core.seal;

import static org.tongban.core.directory.ExampleDirectory.CLOCK;
import static org.tongban.core.directory.ExampleDirectory.NOW;
import static org.tongban.core.directory.ExampleDirectory.QINGPU;
import static org.tongban.core.fuzz.Hostile.WORD;
import static org.tongban.core.fuzz.Hostile.only;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bouncycastle.asn1.BERTags;
import org.junit.jupiter.params.provider.MethodSource;
import org.tongban.core.catalogue.CatalogueException;
import org.tongban.core.catalogue.Release;
import org.tongban.core.directory.DirectoryException;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.fuzz.Hostile;
import org.tongban.core.fuzz.Spoiler;
import org.tongban.core.message.StrictJson;

/** Whatever a web server gives in place of what the operator or an authority publishes. */
class PublishedFuzzTest {
  private static final int UTC_TIME_LENGTH = 13;
  private static final byte[] EMPTY_SEQUENCE = {BERTags.SEQUENCE | BERTags.CONSTRUCTED, 0};
  private static final Duration DAY = Duration.ofDays(1);
  private static final DemonstrationAuthority AUTHORITY = Federation.AUTHORITIES.get(Suite.ES256);
  private static final DemonstrationAuthority ON_SM2 = Federation.AUTHORITIES.get(Suite.SM2);
  private static final DemonstrationKey OPERATOR = AUTHORITY.issueOperator();
  private static final KeyPairFiles FILES = files();
  private static final SignedDocuments DOCUMENTS = new SignedDocuments(Federation.CRYPTO);
  private static final Release RELEASE =
      new Release(
          "example", 3, NOW, NOW.plus(DAY), Map.of("a/b/1.0/contract.yaml", "0".repeat(64)));
  private static final OperatorChange CHANGE =
      new OperatorChange("example", 1, OPERATOR.certificate(), NOW, NOW.plus(DAY));

  private static KeyPairFiles files() {
    try {
      return Party.write(Files.createTempDirectory("operator"), "operator", OPERATOR);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<byte[]> signed() {
    var change = DOCUMENTS.signOperator(CHANGE, FILES);
    return Spoiler.spoil(
        List.of(
            DOCUMENTS.signDirectory(StrictJson.write(Federation.tree()), FILES),
            DOCUMENTS.signCatalogue(RELEASE, FILES),
            change,
            Forge.utf8(Forge.text(change) + "\n" + Forge.text(change) + "\n")));
  }

  @MethodSource("signed")
  @FuzzTest
  void document(byte[] bytes) {
    var operator = OPERATOR.certificate();
    Hostile.refusal(
        only(SignedDocumentException.class, DirectoryException.class),
        () -> DOCUMENTS.openDirectory(bytes, operator, NOW));
    Hostile.refusal(
        only(SignedDocumentException.class, CatalogueException.class),
        () -> DOCUMENTS.openCatalogue(bytes, operator, NOW));
    Hostile.refusal(
        only(SignedDocumentException.class), () -> DOCUMENTS.openOperators(bytes, operator));
    Hostile.refusal(
        only(SignedDocumentException.class), () -> DOCUMENTS.nextNumber(bytes, operator));
  }

  static Stream<byte[]> contents() {
    var all = new ArrayList<byte[]>();
    for (var json : List.of(RELEASE.json(), CHANGE.json())) {
      all.add(json);
      var tree = (ObjectNode) StrictJson.parse(json);
      for (var name : tree.properties()) {
        all.add(Forge.utf8(tree.deepCopy().put(name.getKey(), WORD).toString()));
      }
    }
    return Spoiler.spoil(all);
  }

  @MethodSource("contents")
  @FuzzTest
  void content(byte[] json) {
    Hostile.refusal(only(CatalogueException.class), () -> Release.parse(json));
    Hostile.refusal(only(SignedDocumentException.class), () -> OperatorChange.parse(json));
  }

  static Stream<byte[]> lists() {
    var one = AUTHORITY.issue(QINGPU, KeyUse.SIGN).certificate();
    return Spoiler.spoil(
        List.of(
            AUTHORITY.revocationList(7, NOW, NOW.plus(DAY), List.of(one)),
            withoutZone(AUTHORITY.revocationList(7, NOW, NOW.plus(DAY), List.of(one))),
            ON_SM2.revocationList(8, NOW, NOW.plus(DAY), List.of()),
            Forge.utf8("-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n")));
  }

  /** The last letter of the first time, which says that it is UTC. */
  private static byte[] withoutZone(byte[] list) {
    var at = 0;
    while (list[at] != BERTags.UTC_TIME || list[at + 1] != UTC_TIME_LENGTH) {
      at++;
    }
    list[at + 1 + UTC_TIME_LENGTH] = '+';
    return list;
  }

  @MethodSource("lists")
  @FuzzTest
  void revocationList(byte[] encoded) {
    Hostile.refusal(
        only(SignedDocumentException.class),
        () ->
            RevocationList.open(
                encoded, List.of(AUTHORITY.certificate(), ON_SM2.certificate()), CLOCK));
  }

  private static final OcspQuestion QUESTION =
      OcspQuestion.about(
          AUTHORITY.issue(QINGPU, KeyUse.SIGN).certificate(), AUTHORITY.certificate());
  private static final DemonstrationResponder RESPONDER = AUTHORITY.responder(CLOCK, DAY);

  static Stream<byte[]> ocsp() {
    var question = QUESTION.encoded();
    return Spoiler.spoil(
        List.of(
            RESPONDER.answer(question),
            RESPONDER.answer(new byte[] {1}),
            question,
            new byte[0],
            EMPTY_SEQUENCE));
  }

  @MethodSource("ocsp")
  @FuzzTest
  void answerAboutOneCertificate(byte[] encoded) {
    var refusal = only(SignedDocumentException.class);
    Hostile.refusal(refusal, () -> OcspAnswer.open(encoded, QUESTION, true, CLOCK));
    Hostile.refusal(
        refusal,
        () -> OcspAnswer.reopen(encoded, QUESTION.certificate(), QUESTION.authority(), CLOCK));
    // the demonstration's own end of it
    Hostile.refusal(only(), () -> RESPONDER.answer(encoded));
  }
}
