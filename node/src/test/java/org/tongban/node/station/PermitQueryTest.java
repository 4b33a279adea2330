package org.tongban.node.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.directory.CertifiedKey;
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
import org.tongban.core.policy.AccessRules;
import org.tongban.core.policy.BatchPolicy;
import org.tongban.core.policy.Buckets;
import org.tongban.core.policy.Policy;
import org.tongban.core.policy.Rate;
import org.tongban.core.policy.RateLimits;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.KeyPairFiles;
import org.tongban.core.seal.NodeKeys;
import org.tongban.core.seal.OpenedAsk;
import org.tongban.core.seal.Opener;
import org.tongban.core.seal.Sealer;
import org.tongban.core.seal.SignedDocuments;
import org.tongban.core.seal.TimeLimits;
import org.tongban.core.seal.TrustedDirectory;
import org.tongban.node.command.TongbanCommand;
import org.tongban.node.demo.DemoLayout;
import org.tongban.node.demo.DemoTrust;
import org.tongban.node.peer.Suspensions;
import org.tongban.node.store.Suspension;

/** The contract has a say in which suite a service is asked, and whether in the open. */
class PermitQueryTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final MemberCode ASKER = new MemberCode("320509");
  private static final MemberCode ANSWERER = new MemberCode("330421");
  private static final Clock CLOCK =
      Clock.fixed(
          Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS), ZoneOffset.ofHours(8));
  private final CryptoProvider crypto = CryptoProvider.choose();
  @TempDir Path data;
  private TrustedDirectory directory;
  private Catalogue catalogue;
  private Map<String, Suspension> suspended = Map.of();

  @BeforeEach
  void aServiceThatIsAskedInOneSuite() throws IOException {
    var layout = new DemoLayout(HOME, data, 19400);
    new DemoTrust(layout, TongbanCommand::inThisProcess).make();
    var operator =
        SignedDocuments.operatorCertificate(layout.federation().resolve("operator.crt.pem"));
    var signed = Files.readAllBytes(layout.federation().resolve("directory.jws"));
    directory = new SignedDocuments(crypto).openDirectory(signed, operator, CLOCK.instant());
    var schemas = data.resolve("schemas");
    FileSystemUtils.copyRecursively(HOME.resolve("schemas"), schemas);
    var contract = schemas.resolve("certificate/marriage/1.0/contract.yaml");
    var text = Files.readString(contract);
    Files.writeString(contract, text.replace("suites: [ES256, SM2]", "suites: [SM2]"));
    catalogue = Catalogue.load(schemas);
  }

  @Test
  void anAskInASuiteThatTheContractDoesNotHaveIsRefused() {
    // When
    var inSm2 = refused(opened(Suite.SM2));
    var inEs256 = refused(opened(Suite.ES256));

    // Then: the first reached the rules, of which there are none
    assertThat(inSm2.reason()).isEqualTo(Reason.NOT_PERMITTED);
    assertThat(inEs256.reason()).isEqualTo(Reason.SCHEMA_VIOLATION);
  }

  @Test
  void anOpenAskForWhatMustBeEncryptedIsRefused() throws IOException {
    // Given
    var contract = data.resolve("schemas/certificate/marriage/1.0/contract.yaml");
    var text = Files.readString(contract);
    Files.writeString(
        contract, text.replaceFirst("confidentiality: \\S+", "confidentiality: end-to-end"));
    catalogue = Catalogue.load(data.resolve("schemas"));

    // When
    var inTheOpen = refused(opened(Suite.SM2));
    var sealed = refused(opened(Suite.SM2, Optional.of(encryptionKey())));

    // Then: the second reached the rules, of which there are none
    assertThat(inTheOpen.reason()).isEqualTo(Reason.SCHEMA_VIOLATION);
    assertThat(sealed.reason()).isEqualTo(Reason.NOT_PERMITTED);
  }

  @Test
  void nobodyIsAnsweredWithWhomTheExchangeIsSuspendedAndAgainWhenItIsOver() {
    // Given
    var now = CLOCK.instant();
    var until = Optional.of(now.plusSeconds(1));
    suspended = Map.of(ASKER.value(), new Suspension("admin", "a breach", now, until));

    // When
    var inTime = refused(opened(Suite.ES256));
    suspended = Map.of(ASKER.value(), new Suspension("admin", "", now, Optional.of(now)));
    var after = refused(opened(Suite.ES256));

    // Then: the second came as far as what else is wrong with it
    assertThat(inTime.reason()).isEqualTo(Reason.EXCHANGE_SUSPENDED);
    assertThat(after.reason()).isEqualTo(Reason.SCHEMA_VIOLATION);
  }

  private CertifiedKey encryptionKey() {
    var member = directory.directory().member(ANSWERER).orElseThrow();
    return member.keys(KeyUse.ENCRYPT, Suite.SM2, CLOCK.instant()).get(0);
  }

  private RefusedException refused(OpenedAsk opened) {
    var nobody = AccessRules.load("answers: []\nasks: []\n".getBytes(StandardCharsets.UTF_8));
    var often = Rate.parse("9/s");
    var limits =
        new RateLimits(often, often, often, Buckets.inMemory(() -> 0), () -> 0, asker -> {});
    var policy = new Policy(() -> nobody, ANSWERER, directory::directory, CLOCK, limits);
    var station =
        new PermitQuery(
            () -> catalogue,
            policy,
            new BatchPolicy(policy, limits),
            new Suspensions(new MemberCode("990000"), () -> suspended, () -> 0, CLOCK));
    return catchThrowableOfType(RefusedException.class, () -> station.permit(opened));
  }

  private OpenedAsk opened(Suite suite) {
    return opened(suite, Optional.empty());
  }

  private OpenedAsk opened(Suite suite, Optional<CertifiedKey> recipient) {
    var sealer = new Sealer(crypto, () -> keys(ASKER));
    var wire = sealer.seal(sealer.sign(ask(), suite), recipient).wire();
    var limits = new TimeLimits(Duration.ofMinutes(1), Duration.ofMinutes(5));
    return new Opener(crypto, () -> keys(ANSWERER), () -> directory, ANSWERER, limits, CLOCK)
        .openAsk(wire, ASKER);
  }

  private Ask ask() {
    Instant now = CLOCK.instant();
    return new Ask(
        MessageId.next(),
        ASKER,
        ANSWERER,
        new Validity(now, now.plusSeconds(60)),
        new ServiceId("certificate.marriage"),
        new ServiceVersion(1, 0),
        new Purpose("CERTIFICATE_VERIFICATION"),
        new Basis(BasisType.STATUTE, "for tests", Optional.empty()),
        Optional.empty(),
        new Actor("window", "unit-1", "op-1"),
        Optional.empty(),
        JsonNodeFactory.instance.objectNode().put("certificateNo", "(92)善婚字第0317号"));
  }

  private NodeKeys keys(MemberCode member) {
    var folder = data.resolve(member.value()).resolve("keys");
    var first = new NodeKeys.MessagePairs(pair(folder, "sign"), pair(folder, "encrypt"));
    var second = new NodeKeys.MessagePairs(pair(folder, "sign.sm2"), pair(folder, "encrypt.sm2"));
    return NodeKeys.load(List.of(first, second), pair(folder, "tls"));
  }

  private static KeyPairFiles pair(Path folder, String name) {
    return new KeyPairFiles(folder.resolve(name + ".key.pem"), folder.resolve(name + ".crt.pem"));
  }
}
