package org.tongban.harness.story;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Title;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.core.refusal.Reason;

/** The words in which an officer reads what programs say in codes. */
final class Phrases {
  private static final Map<String, Title> OUTCOMES =
      Map.ofEntries(
          words("POSITIVE", "肯定答复", "Answered: yes"),
          words("NEGATIVE", "否定答复（主管机关声明）", "Answered: no, as the authority states"),
          words("NOT_FOUND", "没有记录（不能证明任何事）", "No record (which proves nothing)"),
          words("AMBIGUOUS", "有多条记录相符，须人工核实", "Several records fit; a person must look"),
          words("PARTIAL", "只答复了一部分", "Answered in part"),
          words("REFUSED", "拒绝，并说明理由", "Refused, with the reason"),
          words("PENDING", "已受理，稍后答复", "Taken in; the answer follows"),
          words("IDENTITY_MISMATCH", "号码与姓名不符（不告知正确姓名）", "Number and name don't belong together"),
          words("FOUND", "有地区查到", "Somebody has it"),
          words(
              "UNDETERMINED",
              "并非全部答复，不得下结论",
              "Not everybody has answered: nothing may be concluded"),
          words("ERROR", "对方登记库未能读取", "The register there could not be read"),
          words(Reply.NO_ANSWER, "没有可采信的答复", "No answer that can be relied on"),
          words(Reply.AWAITED, "答复尚未取得，节点将继续取回", "Awaited: the node goes on asking for it"),
          words(Reply.NOT_SENT, "本单位节点当即拦下，没有发出", "Stopped by the own node; nothing was sent"));

  private static final Map<StoryCase.Kind, Title> KINDS =
      Map.of(
          StoryCase.Kind.REGULAR, new Title("正常办理", "Regular"),
          StoryCase.Kind.NEGATIVE, new Title("否定答复", "Negative"),
          StoryCase.Kind.NOT_FOUND, new Title("查无记录", "No record"),
          StoryCase.Kind.PARTIAL, new Title("部分答复", "In part"),
          StoryCase.Kind.REFUSED, new Title("依规拒绝", "Refused"),
          StoryCase.Kind.PENDING, new Title("暂无答复", "No answer for now"),
          StoryCase.Kind.EXCEPTIONAL, new Title("特殊情形", "Exceptional"));

  private final Catalogue catalogue;

  Phrases(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  Title service(ServiceId service) {
    return catalogue
        .newest(service)
        .map(contract -> new Title(contract.titleZh(), contract.titleEn()))
        .orElseGet(() -> same(service.value()));
  }

  Title purpose(Optional<String> purpose) {
    return purpose
        .map(code -> catalogue.title(new Purpose(code)).orElseGet(() -> same(code)))
        .orElse(new Title("（未填写）", "(left out)"));
  }

  static Title basis(Step.BasisText basis) {
    return basis.type().equals("STATUTE")
        ? same(basis.ref())
        : new Title("本人授权 " + basis.ref(), "Authorization " + basis.ref());
  }

  static Title kind(StoryCase.Kind kind) {
    return KINDS.get(kind);
  }

  static Title outcome(Reply reply) {
    return OUTCOMES.getOrDefault(reply.outcome(), same(reply.outcome()));
  }

  /** What an outcome says of this service and what it doesn't prove; why, where it is a no. */
  Optional<Title> meaning(ServiceId service, Reply reply) {
    var why = reply.code().flatMap(Reason::find);
    if (why.isPresent()) {
      return why.map(reason -> new Title(reason.text(true), reason.text(false)));
    }
    var known = Arrays.stream(Outcome.values()).anyMatch(one -> one.name().equals(reply.outcome()));
    return known
        ? catalogue
            .newest(service)
            .map(contract -> contract.meaning().get(Outcome.valueOf(reply.outcome())))
        : Optional.empty();
  }

  private static Map.Entry<String, Title> words(String outcome, String zh, String en) {
    return Map.entry(outcome, new Title(zh, en));
  }

  private static Title same(String text) {
    return new Title(text, text);
  }
}
