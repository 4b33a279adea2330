package org.tongban.harness.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.directory.Member;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.TrustedDirectory;
import org.tongban.harness.fault.Stamps;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.Twin;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.demo.register.Region;
import org.tongban.node.keeper.DirectoryKeeper;

/** Our own node passes every check that can be tried on it. */
@WithFederation
class ConformanceIT {
  private static final Catalogue CATALOGUE = Catalogue.load(Path.of("..", "schemas"));

  private final Federation federation;

  ConformanceIT(Federation federation) {
    this.federation = federation;
  }

  @ParameterizedTest
  @ValueSource(strings = {"320509", "310118", "320500"})
  void ourNodePasses(String code) throws IOException {
    // Given
    var member = new MemberCode(code);
    var endpoint =
        directory().directory().member(member).map(Member::endpoints).orElseThrow().get(0);
    var profile = profile(member);
    var here =
        Stream.of(Region.values())
            .filter(region -> region.code().equals(code))
            .findFirst()
            .map(region -> profile.with(proofs(federation.layout().api(region), region, false)))
            .orElse(profile);

    // When
    var results = examined(member, endpoint, here, Checks.all());

    // Then
    assertThat(results).filteredOn(result -> result.is(Verdict.Status.FAILED)).isEmpty();
    assertThat(notRun(results)).isEqualTo(expectedNotToRun(code));
  }

  @Test
  void aNodeThatBelievesListsHasThemInItsProofs() throws IOException {
    // Given
    var member = new MemberCode(Region.WUJIANG.code());
    var checks =
        Checks.all().stream().filter(check -> check.needs().contains(Need.PROOFS)).toList();
    try (var twin = new Twin(federation, Region.WUJIANG, this::believing)) {
      var here = profile(member).with(proofs(twin.api(), Region.WUJIANG, true));

      // When
      var results = examined(member, URI.create(twin.endpoint()), here, checks);

      // Then
      assertThat(results)
          .allSatisfy(
              result ->
                  assertThat(result.is(Verdict.Status.PASSED)).as(result.toString()).isTrue());
    }
  }

  /** Settings that have the demonstration's authorities and their lists believed. */
  private String believing(String settings) {
    var certificates = federation.layout().certificates().toAbsolutePath();
    var revocation =
        "\n  revocation:\n    authorities: [%1$s.crt.pem, %2$s.crt.pem]\n    lists: [%1$s.crl, %2$s.crl]\n"
            .formatted(certificates.resolve("authority"), certificates.resolve("authority.sm2"));
    return settings.replace("\n  revocation:\n", revocation);
  }

  private TrustedDirectory directory() {
    return federation.part(Region.QINGPU, DirectoryKeeper.class).get();
  }

  private static NodeProfile profile(MemberCode member) throws IOException {
    var all = ProfileFile.read(Path.of("conformance", "demo.yaml"), CATALOGUE);
    return all.node(member).orElseThrow();
  }

  /** While somebody stamps the nodes' journals. */
  private List<Result> examined(
      MemberCode member, URI endpoint, NodeProfile profile, List<Check> checks) {
    var layout = federation.layout();
    var setting =
        new Setting(directory(), CATALOGUE, layout.certificates(), Clock.systemUTC(), Pause.REAL);
    try (var stamps = new Stamps(layout, Clock.systemUTC())) {
      stamps.open();
      var node = new Subject(member, endpoint, profile, setting);
      return Examination.of(node, checks, result -> {});
    }
  }

  /** The tests' nodes are elsewhere than those of a demonstration. */
  private ProofPlace proofs(String api, Region region, boolean lists) {
    return new ProofPlace(
        api + "/api/v1/exchanges/{id}/proof",
        Optional.of(federation.layout().token(region)),
        List.of(federation.layout().certificates()),
        lists);
  }

  private static Set<String> notRun(List<Result> results) {
    return results.stream()
        .filter(result -> result.is(Verdict.Status.NOT_RUN))
        .map(result -> result.check().id())
        .collect(Collectors.toSet());
  }

  /**
   * Who answers doesn't relay; who relays doesn't answer; 青浦 lies behind nobody; this federation
   * has agreed on no lists of revoked certificates.
   */
  private static Set<String> expectedNotToRun(String code) {
    return Checks.all().stream()
        .filter(
            check ->
                check.needs().contains(Need.LISTS)
                    || switch (code) {
                      case "320500" -> !Set.of("RLY", "WIT").contains(check.group());
                      // 苏州 is the only other member that may speak to 吴江 itself, and may not ask
                      case "320509" ->
                          check.group().equals("RLY")
                              || Set.of("RPL-04", "TPC-10").contains(check.id());
                      default -> Set.of("RLY", "TGT").contains(check.group());
                    })
        .map(Check::id)
        .collect(Collectors.toSet());
  }
}
