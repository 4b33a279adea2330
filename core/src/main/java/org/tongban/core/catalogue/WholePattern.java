package org.tongban.core.catalogue;

import com.networknt.schema.regex.RegularExpression;
import java.util.regex.Pattern;

/**
 * A schema's pattern with the meaning that JSON Schema gives it (ECMA-262): {@code $} is the end of
 * the text. Java's own {@code $} also stands before a last line break, so a broken-off line would
 * pass.
 */
record WholePattern(Pattern pattern) implements RegularExpression {
  static WholePattern compile(String expression) {
    boolean anchored = expression.endsWith("$") && !expression.endsWith("\\$");
    var body = anchored ? expression.substring(0, expression.length() - 1) + "\\z" : expression;
    return new WholePattern(Pattern.compile(body));
  }

  @Override
  public boolean matches(String value) {
    return pattern.matcher(value).find();
  }
}
