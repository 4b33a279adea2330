package org.tongban.harness.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.directory.Member;
import org.tongban.core.message.MemberCode;
import org.tongban.harness.fault.Stamps;
import org.tongban.it.federation.Federation;
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
    var setting =
        new Setting(
            federation.part(Region.QINGPU, DirectoryKeeper.class).get(),
            CATALOGUE,
            federation.layout().federation().resolve("certs"),
            Clock.systemUTC());
    var endpoint =
        setting.trusted().directory().member(member).map(Member::endpoints).orElseThrow().get(0);
    var profile = ProfileFile.read(Path.of("conformance", "demo.yaml"), CATALOGUE);
    var node =
        new Subject(member, endpoint, here(profile.node(member).orElseThrow(), member), setting);

    // When
    var results = examined(node);

    // Then
    assertThat(results).filteredOn(result -> result.is(Verdict.Status.FAILED)).isEmpty();
    assertThat(notRun(results)).isEqualTo(expectedNotToRun(code));
  }

  /** While somebody stamps the nodes' journals. */
  private List<Result> examined(Subject node) {
    try (var stamps = new Stamps(federation.layout(), Clock.systemUTC())) {
      stamps.open();
      return Examination.of(node, Checks.all(), result -> {});
    }
  }

  /** The tests' nodes are elsewhere than those of a demonstration. */
  private NodeProfile here(NodeProfile profile, MemberCode member) {
    return Stream.of(Region.values())
        .filter(region -> region.code().equals(member.value()))
        .findFirst()
        .map(
            region ->
                new ProofPlace(
                    federation.layout().api(region) + "/api/v1/exchanges/{id}/proof",
                    Optional.of(federation.layout().token(region)),
                    List.of(federation.layout().certificates()),
                    false))
        .map(profile::with)
        .orElse(profile);
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
                      case "320509" -> check.group().equals("RLY") || check.id().equals("RPL-04");
                      default -> Set.of("RLY", "TGT").contains(check.group());
                    })
        .map(Check::id)
        .collect(Collectors.toSet());
  }
}
