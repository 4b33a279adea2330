package org.tongban.node.demo.register;

import java.util.List;

/** Names as registers hold them, the awkward ones included. */
final class NameMaker {
  private static final List<String> SURNAMES =
      List.of(
          "沈", "陆", "顾", "朱", "钱", "吴", "徐", "张", "王", "李", "陈", "金", "姚", "俞", "潘", "蒋", "计", "费",
          "庞", "钮", "倪", "盛", "郁", "孙", "许", "魏", "曹", "戴", "叶", "陶", "欧阳", "诸葛");

  /** Traditional and older forms that some registers never gave up. */
  private static final List<String> OLD_SURNAMES = List.of("陸", "顧", "吳", "張", "陳", "蔣", "黃", "呂");

  private static final List<String> GIVEN_OF_MEN =
      List.of(
          "伟", "建国", "志强", "俊杰", "浩然", "文龙", "水根", "金荣", "永明", "天宇", "子轩", "思远", "阿根", "卫东", "海峰",
          "国华", "福泉", "嘉豪");
  private static final List<String> GIVEN_OF_WOMEN =
      List.of(
          "芳", "秀英", "桂芳", "丽娟", "晓燕", "雨桐", "月娥", "巧珍", "梦洁", "诗雨", "杏宝", "亚芳", "玉珍", "美琴", "雪莹",
          "佳宁", "阿珍", "安然");

  /** Outside most fonts and, but for the last two, outside the basic plane. */
  private static final List<String> RARE = List.of("𠮷", "𬭚", "𫖯", "㼆", "龘");

  private static final List<String> FIRST_PARTS =
      List.of("阿依古丽", "古丽娜尔", "买买提", "扎西", "卓玛", "阿里木", "乌日娜");
  private static final List<String> SECOND_PARTS = List.of("买买提", "阿不都", "顿珠", "次仁", "吐尔逊", "艾山");

  /** What different systems write between the two parts. */
  private static final List<String> SEPARATORS = List.of("·", "•", "．", "・", " · ", ".");

  private final Draw draw;

  NameMaker(Draw draw) {
    this.draw = draw;
  }

  String name(boolean female) {
    if (draw.chance(3)) {
      return draw.from(FIRST_PARTS) + draw.from(SEPARATORS) + draw.from(SECOND_PARTS);
    }
    String surname = draw.from(draw.chance(3) ? OLD_SURNAMES : SURNAMES);
    String given = draw.from(female ? GIVEN_OF_WOMEN : GIVEN_OF_MEN);
    return surname + (draw.chance(2) ? draw.from(RARE) : "") + given;
  }
}
