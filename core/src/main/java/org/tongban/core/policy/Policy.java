package org.tongban.core.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.catalogue.Contract.AnswerFormat;
import org.tongban.core.catalogue.ValidContent;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.Member;
import org.tongban.core.message.Actor;
import org.tongban.core.message.Ask;
import org.tongban.core.message.Draft;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Missing;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.core.policy.Decision.Lacks;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;
import org.tongban.core.seal.OpenedAsk;

/**
 * Judges drafts of our own systems and asks of other members by the access rules. No I/O; safe for
 * use by many threads.
 */
public final class Policy {
  /** The calendar in which the dates of rules and agreements are meant. */
  public static final ZoneId CALENDAR = ZoneId.of("Asia/Shanghai");

  private static final Set<Outcome> WITH_FACTS =
      EnumSet.of(Outcome.POSITIVE, Outcome.NEGATIVE, Outcome.PARTIAL);

  private final Supplier<AccessRules> rules;
  private final MemberCode self;
  private final Supplier<Directory> directory;
  private final Clock clock;
  private final RateLimits limits;
  private final KnownFields fields = new KnownFields();

  /**
   * @param rules those in force, asked for at each decision
   * @param self the member that this node stands for
   * @param directory the newest verified one, asked for at each decision
   * @param limits how often anybody may ask, beside what the rules say
   */
  public Policy(
      Supplier<AccessRules> rules,
      MemberCode self,
      Supplier<Directory> directory,
      Clock clock,
      RateLimits limits) {
    this.rules = Objects.requireNonNull(rules, "rules");
    this.self = Objects.requireNonNull(self, "self");
    this.directory = Objects.requireNonNull(directory, "directory");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.limits = Objects.requireNonNull(limits, "limits");
  }

  /**
   * Whether the draft's system and unit may ask this at all.
   *
   * @param valid of a {@link Draft}; anything else is a mistake of the caller
   * @throws RefusedException TOO_MANY_ASKS, NOT_NECESSARY, NOT_PERMITTED
   */
  public PermittedDraft permit(ValidContent valid) {
    if (!(valid.content() instanceof Draft draft)) {
      throw new IllegalStateException("the content is not that of a draft");
    }
    limits.count(draft.actor(), draft.items().size());
    NecessityCheck.check(valid, today());
    var permitting =
        Decision.permitting(
            rules.get().asks(),
            rule -> rule.rule().services().contains(draft.service()),
            rule -> judge(rule, draft),
            rule -> rule.rule().id(),
            "asks");
    return new PermittedDraft(valid, draft, permitting);
  }

  private Lacks judge(AskRule rule, Draft draft) {
    return judge(rule, draft.actor(), draft.service(), draft.purpose());
  }

  private Lacks judge(AskRule rule, Actor actor, ServiceId service, Purpose purpose) {
    return rule.rule()
        .lacks(service, purpose, today())
        .unless(rule.systems().includes(actor.system()), "system")
        .unless(rule.units().includes(actor.unit()), "unit");
  }

  /**
   * Whether that system and unit may ask that service for that purpose at all, of some member; what
   * it asks is judged as it comes. Counts for no rate.
   */
  public boolean opens(Actor actor, ServiceId service, Purpose purpose) {
    return rules.get().asks().stream()
        .anyMatch(rule -> judge(rule, actor, service, purpose).names().isEmpty());
  }

  /**
   * Whether the draft may go to the member that was found for it.
   *
   * @throws RefusedException NOT_PERMITTED when no rule that permits the draft names the member, or
   *     the draft names an agreement that does not cover it; NOT_COMPETENT when the member does not
   *     offer the service, VERSION_NOT_ACCEPTED when it offers other versions; REGION_UNKNOWN when
   *     a relay on the way to it is suspended; TOO_MANY_ASKS by the rate of the rule
   */
  public AddressedDraft address(PermittedDraft permitted, Member recipient) {
    var draft = permitted.draft();
    var rule =
        Decision.permitting(
                permitted.rules(),
                any -> true,
                one -> new Lacks().unless(one.members().includes(recipient.code()), "member"),
                one -> one.rule().id(),
                "asks")
            .get(0);
    limits.count(draft.actor(), rule.rule());
    draft
        .agreement()
        .ifPresent(
            id ->
                new AgreementCheck(directory.get(), today())
                    .check(id, List.of(self, recipient.code()), draft.service(), draft.purpose()));
    var valid =
        permitted
            .content()
            .under(version -> recipient.offers(draft.service(), version))
            .orElseThrow(() -> notOffered(recipient, draft));
    var relays = relays(recipient);
    return new AddressedDraft(permitted, valid.contract(), recipient, relays, rule.rule().id());
  }

  private List<Member> relays(Member recipient) {
    var known = directory.get();
    var codes = known.relays(self, recipient.code());
    var relays = codes.stream().flatMap(code -> known.member(code).stream()).toList();
    if (!relays.stream().allMatch(Member::active)) {
      throw new RefusedException(
          Reason.REGION_UNKNOWN,
          List.of(new Violation("/to", "the relay for this division code is suspended")));
    }
    return relays;
  }

  private static RefusedException notOffered(Member recipient, Draft draft) {
    var offered = recipient.services().get(draft.service());
    return offered == null
        ? new RefusedException(
            Reason.NOT_COMPETENT, "the directory gives the member no such service")
        : new RefusedException(
            Reason.VERSION_NOT_ACCEPTED,
            List.of(new Violation("/version", "the member answers in " + offered)));
  }

  /**
   * Whether the data owner's rules permit the ask; this decision counts.
   *
   * @param valid of the opened ask itself; that of another is a mistake of the caller
   * @throws RefusedException NOT_NECESSARY; NOT_PERMITTED, its detail names the nearest rule and
   *     what it lacked; TOO_MANY_ASKS of that member for that service
   */
  public PermittedAsk permit(OpenedAsk opened, ValidContent valid) {
    limits.count(opened.ask().issuer(), opened.ask().service());
    return judged(opened, valid);
  }

  /** The same without counting it against the member's general rate. */
  PermittedAsk judged(OpenedAsk opened, ValidContent valid) {
    var ask = opened.ask();
    if (!same(valid.content(), ask)) {
      throw new IllegalStateException("the checked content is not that of this ask");
    }
    var decision = decision();
    decision.active(ask.issuer());
    NecessityCheck.check(valid, today());
    var rule = decision.permitting(Wanted.of(ask), valid.rule());
    limits.count(ask.issuer(), ask.service(), rule.rule());
    return new PermittedAsk(
        opened, valid, rule.rule().id(), rule.agreement(), decision.fields(rule, valid.rule()));
  }

  /**
   * Whether today's rules permit under an agreement what they permitted before; decides nothing
   * else, and counts for no rate.
   *
   * @param valid of that very ask
   */
  public boolean stillPermits(Ask ask, ValidContent valid) {
    if (!same(valid.content(), ask)) {
      throw new IllegalStateException("the checked content is not that of this ask");
    }
    var wanted = Wanted.of(ask);
    return directory.get().member(ask.issuer()).map(Member::active).orElse(false)
        && wanted.agreement().isPresent()
        && decision().covered(wanted)
        && decision().permitsUnderAgreement(wanted, valid.rule());
  }

  /**
   * What would be decided today of an ask that nobody has made, by the code that decides. Counts
   * for no rate, and says nothing of documents that may not be asked for, since that stands in the
   * body.
   *
   * @throws RefusedException PURPOSE_NOT_ALLOWED, NO_LEGAL_BASIS, NOT_PERMITTED with the nearest
   *     rule and what it lacks
   */
  public Foreseen foresee(Wanted wanted, Contract contract) {
    var purpose = contract.rule(wanted.purpose(), wanted.basis());
    var decision = decision();
    decision.active(wanted.asker());
    var rule = decision.permitting(wanted, purpose);
    return new Foreseen(
        rule.rule().id(),
        rule.rule().description(),
        rule.agreement(),
        decision.fields(rule, purpose).texts());
  }

  /** The purposes for which the member may ask the service today, on some basis. */
  public Set<Purpose> opensTo(MemberCode asker, Contract contract) {
    var decision = decision();
    var open = new TreeSet<Purpose>(Comparator.comparing(Purpose::code));
    if (directory.get().member(asker).map(Member::active).orElse(false)) {
      contract
          .purposes()
          .forEach(
              (purpose, rule) -> {
                if (rule.basis().stream()
                    .map(b -> new Wanted(asker, contract.id(), purpose, b, Optional.empty()))
                    .anyMatch(wanted -> decision.opens(wanted, rule))) {
                  open.add(purpose);
                }
              });
    }
    return open;
  }

  private AnswerDecision decision() {
    return new AnswerDecision(rules.get(), self, directory.get(), today(), fields);
  }

  /**
   * Cuts an answer to what the ask may see. A body that comes with an outcome without facts is
   * dropped: a mismatch must never tell the right name.
   *
   * @param body of the contract's answer schema; it stays unchanged
   */
  public ReleasableAnswer release(
      PermittedAsk permitted,
      Outcome outcome,
      Optional<Instant> asOf,
      List<Missing> missing,
      Optional<JsonNode> body) {
    var cut =
        body.filter(content -> WITH_FACTS.contains(outcome))
            .map(content -> cut(permitted, content));
    return new ReleasableAnswer(permitted, outcome, asOf, missing, cut);
  }

  private static JsonNode cut(PermittedAsk permitted, JsonNode body) {
    return permitted.contract().answerFormat() == AnswerFormat.FHIR_R4
        ? FhirCut.cut(body, permitted.fieldSet())
        : JsonCut.cut(body, permitted.fieldSet());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), CALENDAR);
  }

  // the very object, not an equal one: what was checked must be what was signed
  private static boolean same(Object one, Object other) {
    return one == other;
  }
}
