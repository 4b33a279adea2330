package org.tongban.node.console.desk.form;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Says in Chinese what rule is broken; in English the contract's own check has said it. */
final class FaultWords {
  private static final Map<Pattern, String> CHINESE = new LinkedHashMap<>();

  static {
    say("must be present|.* is missing|is required", "必填");
    say("names no region that answers this", "没有可以答复此事项的地区与所填内容相符");
    say("fits several regions: (.*)", "与多个地区相符,请选定一个:$1");
    say("must be one of .*", "请从列表中选择");
    say("must be a date that exists.*", "须为存在的日期,格式为 年-月-日");
    say("must have at least (\\d+) characters?", "至少 $1 个字符");
    say("must have at most (\\d+) characters?", "至多 $1 个字符");
    say("must have at least (\\d+) members?", "至少填写 $1 项");
    say("must have at most (\\d+) members?", "至多填写 $1 项");
    say("must be 1 to (\\d+) characters", "须为 1 至 $1 个字符");
    say("must be at least (.*)", "不得小于 $1");
    say("must be at most (.*)", "不得大于 $1");
    say("must be of type (integer|number)", "须为数字");
    say("must not hold the same member twice", "不得重复");
    say("must not be here", "此情形下不得填写");
    say("the check character of .*", "校验码不符,请核对证件");
    say("the birth date in the identity number does not exist", "号码中的出生日期不存在");
    say("the identity number is of the old 15-digit form.*", "15 位旧号码已停用,请填 18 位号码");
    say(
        "(must have the form|must be a UUID|an? |the |.*(number|code) (has|is|begins)).*",
        "格式不符,请按提示填写");
    say("must be of type .*|must be a date and time .*", "格式不符,请按提示填写");
    say("must be (\\S+)", "此情形下须为 $1");
    say("must fit the contract's rule .*", "与其他各项不相符");
    say("this is the number of .*", "这是另一种证件的号码");
  }

  private FaultWords() {}

  private static void say(String english, String chinese) {
    CHINESE.put(Pattern.compile(english), chinese);
  }

  static String of(String rule, boolean chinese) {
    if (!chinese) {
      return rule;
    }
    return CHINESE.entrySet().stream()
        .filter(known -> known.getKey().matcher(rule).matches())
        .findFirst()
        .map(known -> known.getKey().matcher(rule).replaceFirst(known.getValue()))
        .orElse("不符合约定的要求,请按提示核对");
  }
}
