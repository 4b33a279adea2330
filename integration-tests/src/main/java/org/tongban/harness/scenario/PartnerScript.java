package org.tongban.harness.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.catalogue.Title;
import org.tongban.core.directory.Suite;
import org.tongban.core.directory.Via;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;

/**
 * One simulated region.
 *
 * @param prefixes leading digits of the division codes that it answers for
 * @param suites those that it speaks, the preferred one first
 * @param services what it answers, in which versions
 * @param answers what it answers; the first that fits is given, without one there is no record
 * @param relays to whom it passes sealed messages on; empty for a region that relays nothing
 * @param via how it is reached; empty where everybody talks to it directly
 */
public record PartnerScript(
    MemberCode code,
    Title name,
    String creditCode,
    List<String> prefixes,
    List<Suite> suites,
    Map<ServiceId, List<ServiceVersion>> services,
    List<ScriptedAnswer> answers,
    Behaviour behaviour,
    List<MemberCode> relays,
    Optional<Via> via) {
  private static final ServiceVersion NEVER_ASKED = ServiceVersion.parse("99.0");

  public PartnerScript {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(creditCode, "creditCode");
    prefixes = List.copyOf(prefixes);
    suites = List.copyOf(suites);
    services = Map.copyOf(services);
    answers = List.copyOf(answers);
    Objects.requireNonNull(behaviour, "behaviour");
    relays = List.copyOf(relays);
    Objects.requireNonNull(via, "via");
  }

  /** The same region, which answers and behaves otherwise. */
  public PartnerScript playing(List<ScriptedAnswer> others, Behaviour other) {
    return new PartnerScript(
        code, name, creditCode, prefixes, suites, services, others, other, relays, via);
  }

  /** The same region, which answers the same services in a version that nobody asks for. */
  public PartnerScript inAnotherVersion() {
    var others = new LinkedHashMap<ServiceId, List<ServiceVersion>>();
    services.keySet().forEach(service -> others.put(service, List.of(NEVER_ASKED)));
    return offering(others);
  }

  /** The same region with other services. */
  public PartnerScript offering(Map<ServiceId, List<ServiceVersion>> others) {
    return new PartnerScript(
        code, name, creditCode, prefixes, suites, others, answers, behaviour, relays, via);
  }
}
