package org.tongban.harness.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.tongban.core.catalogue.Title;

/** What every page of the report has: one file, no script, nothing from a network. */
final class Page {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private Page() {}

  /** A whole page around its content. */
  static String of(Title title, Markup content, ZonedDateTime at) {
    return new Markup()
        .raw("<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">")
        .raw("<meta http-equiv=\"Content-Security-Policy\" ")
        .raw("content=\"default-src 'none'; style-src 'unsafe-inline'\">")
        .raw("<meta name=\"viewport\" content=\"width=device-width\"><title>")
        .text(title.zh() + " · " + title.en())
        .raw("</title><style>")
        .raw(style())
        .raw("</style></head><body>")
        .raw("<input type=\"checkbox\" id=\"english\">")
        .raw("<label for=\"english\">只看中文 / Chinese only</label><main>")
        .raw(content.toString())
        .raw("<div class=\"foot\">")
        .both("p", "", made(at))
        .raw("</div></main></body></html>\n")
        .toString();
  }

  private static Title made(ZonedDateTime at) {
    var minute = MINUTE.format(at.withZoneSameInstant(CHINA));
    return new Title(
        "生成于北京时间 " + minute + "。人员与机构均为虚构：身份证号使用不存在的县级代码 99。每一步都由程序按真实协议实际执行，页面所示即当时所得。",
        "Made at "
            + minute
            + " (Beijing). All people and organisations are made up. Every step was really carried"
            + " out over the real protocol; the page shows what came of it.");
  }

  private static String style() {
    try (InputStream in = Page.class.getResourceAsStream("page.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
