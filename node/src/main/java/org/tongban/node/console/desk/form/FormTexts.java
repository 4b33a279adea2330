package org.tongban.node.console.desk.form;

import java.util.Map;
import java.util.regex.Pattern;
import org.tongban.core.catalogue.Title;

/** What places and codes are called, in one language. */
public final class FormTexts {
  private static final Pattern TABLE = Pattern.compile("(?:, )?codes/[a-z0-9-]+\\.yaml(?:; )?");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  private final boolean chinese;
  private final Map<String, String> tables;
  private final Map<String, Map<String, Title>> codes;

  /**
   * @param tables place ({@code parties[].gender}) to the name of its code table
   * @param codes the tables by name
   */
  public FormTexts(
      boolean chinese, Map<String, String> tables, Map<String, Map<String, Title>> codes) {
    this.chinese = chinese;
    this.tables = Map.copyOf(tables);
    this.codes = Map.copyOf(codes);
  }

  public String label(String name) {
    return FieldWords.of(name, chinese);
  }

  String row(String label, int number) {
    return label + " " + number;
  }

  /** Without what only who writes contracts needs; a page in Chinese has no sentence in English. */
  String hint(String description, String format) {
    var said = TABLE.matcher(description).replaceAll("").strip();
    boolean readable = !chinese || HAN.matcher(said).find();
    var rule = FieldWords.format(format, chinese);
    return rule.isEmpty() ? (readable ? said : "") : rule;
  }

  /** What is wrong, as the contract's check or the desk itself has said it in English. */
  public String fault(String rule) {
    return said(rule, chinese);
  }

  /** The same, where nothing else is to be told. */
  public static String said(String rule, boolean chinese) {
    return FaultWords.of(rule, chinese);
  }

  /** What a code means; the code itself where no table says it. */
  public String code(String path, String code) {
    var table = codes.getOrDefault(tables.getOrDefault(path, ""), Map.of());
    var title = table.get(code);
    return title == null ? code : chinese ? title.zh() : title.en();
  }
}
