package org.tongban.node.demo.register.care;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.tongban.node.demo.register.RegisterContent;
import org.tongban.node.demo.register.RegisterPart;

/** Joins the books of care to a region's register. */
public final class CareRegister {
  private CareRegister() {}

  /** The same with the books of care; the same content gives the same books. */
  public static RegisterContent addTo(RegisterContent content) {
    return content.with(part(ProvisionBooks.of(content)));
  }

  private static RegisterPart part(ProvisionBooks books) {
    return switch (books.region()) {
      case QINGPU -> new QingpuProvision(books);
      case WUJIANG -> new WujiangProvision(books);
      case JIASHAN -> new JiashanProvision(books);
    };
  }

  /** A script that lies beside this class. */
  static String script(String name) {
    try (InputStream stream = CareRegister.class.getResourceAsStream(name)) {
      Objects.requireNonNull(stream, name);
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
