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
    say("must have a minimum value of (.*)", "不得小于 $1");
    say("must have a maximum value of (.*)", "不得大于 $1");
    say("\\w+ found, (integer|number) expected", "须为数字");
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
    say("must not hold an identity number", "不得含有证件号码");
    say("is required unless the person itself asks", "非本人办理时必填");
    say("is earlier than from", "不得早于起始日期");
    say("is given no place in the request", "此列未指定去处,请填写列的对应关系");
    say("has the place of an earlier column", "与前面的列去处相同");
    say("must be name=place;name=place.*", "须为 列名=位置;列名=位置");
    say("must have as many cells as the header", "单元格个数与表头不一致");
    say("must be a JSON object|must be .*JSON.*", "须为一个 JSON 对象");
    say("repeats row (\\d+)", "与第 $1 行重复");
    say("is a workbook; save it as CSV", "是工作簿文件,请另存为 CSV 再上传");
    say("there is no header", "缺少表头");
    say("there is none", "没有数据行");
    say("is no CSV", "不是有效的 CSV");
    say("is of another encoding|is not in .*", "编码不符,须为 UTF-8 或 GB 18030");
    say("must be at most .*; a quotation mark may be missing", "此行过长,可能缺少引号");
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
