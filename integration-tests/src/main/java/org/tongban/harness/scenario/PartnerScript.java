package org.tongban.harness.scenario;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tongban.core.catalogue.Title;
import org.tongban.core.directory.Suite;
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
 */
public record PartnerScript(
    MemberCode code,
    Title name,
    String creditCode,
    List<String> prefixes,
    List<Suite> suites,
    Map<ServiceId, List<ServiceVersion>> services,
    List<ScriptedAnswer> answers,
    Behaviour behaviour) {
  public PartnerScript {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(creditCode, "creditCode");
    prefixes = List.copyOf(prefixes);
    suites = List.copyOf(suites);
    services = Map.copyOf(services);
    answers = List.copyOf(answers);
    Objects.requireNonNull(behaviour, "behaviour");
  }
}
