package org.tongban.node.console;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** How templates become pages. */
public final class Templates {
  /** Where templates, words and what a page loads lie. */
  static final String ROOM = "org/tongban/node/console/";

  private Templates() {}

  static ThymeleafViewResolver resolver(SpringTemplateEngine engine, Layout layout) {
    var resolver = new ThymeleafViewResolver();
    resolver.setTemplateEngine(engine);
    resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
    resolver.setContentType("text/html;charset=UTF-8");
    resolver.setStaticVariables(Map.of("layout", layout));
    return resolver;
  }

  static SpringTemplateEngine engine() {
    var files = new ClassLoaderTemplateResolver(Templates.class.getClassLoader());
    files.setPrefix(ROOM);
    files.setSuffix(".html");
    files.setTemplateMode(TemplateMode.HTML);
    files.setCharacterEncoding(StandardCharsets.UTF_8.name());
    files.setCacheable(true);
    var engine = new SpringTemplateEngine();
    engine.setTemplateResolver(files);
    engine.setTemplateEngineMessageSource(words());
    return engine;
  }

  /** The words of all pages; English is the file without a language. */
  public static MessageSource words() {
    var words = new ResourceBundleMessageSource();
    words.setBasename(ROOM.replace('/', '.') + "Console");
    words.setDefaultEncoding(StandardCharsets.UTF_8.name());
    words.setFallbackToSystemLocale(false);
    words.setAlwaysUseMessageFormat(true);
    return words;
  }
}
