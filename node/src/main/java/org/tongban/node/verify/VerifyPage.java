package org.tongban.node.verify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.StrictJson;
import org.tongban.core.seal.KeptMessages;
import org.tongban.core.seal.TrustedDirectory;

/** Writes the page, with all that it needs to check a slip's code later without the network. */
public final class VerifyPage {
  /** Where the page is; what belongs to it lies below. */
  static final String PATH = "/verify";

  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z.]+)}}");

  private final Supplier<TrustedDirectory> directory;

  /**
   * @param directory the one that is held, whether it is in force or not
   */
  public VerifyPage(Supplier<TrustedDirectory> directory) {
    this.directory = directory;
  }

  /**
   * The page in HTML.
   *
   * @param language {@code en}, or Chinese for everything else
   * @param size {@code large}, or the usual one
   */
  byte[] html(String language, String size) {
    var words = PageWords.of(language);
    var large = "large".equals(size);
    var template = new String(file("verify.html"), StandardCharsets.UTF_8);
    var html =
        PLACE
            .matcher(template)
            .replaceAll(place -> Matcher.quoteReplacement(value(place.group(1), words, large)));
    return html.getBytes(StandardCharsets.UTF_8);
  }

  /** A file that belongs to the page. */
  static byte[] file(String name) {
    try (var in = VerifyPage.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String value(String name, PageWords words, boolean large) {
    var held = directory.get().directory();
    return switch (name) {
      case "base" -> PATH.substring(1);
      case "html.class" -> large ? "elder" : "";
      case "link.lang" -> state(!words.chinese(), large);
      case "link.size" -> state(words.chinese(), !large);
      case "other.size" -> escaped(words.text(large ? "size.normal" : "size.large"));
      case "footer" ->
          escaped(
              words.text(
                  "footer",
                  held.federation(),
                  Long.toString(held.version()),
                  held.issued().toString()));
      case "data" -> data(held, words);
      default -> escaped(words.text(name));
    };
  }

  private static String state(boolean chinese, boolean large) {
    return "lang=" + (chinese ? "zh" : "en") + (large ? "&amp;size=large" : "");
  }

  private static String data(Directory held, PageWords words) {
    var data = JsonNodeFactory.instance.objectNode();
    data.put("base", PATH.substring(1));
    data.put("lang", words.chinese() ? "zh" : "en");
    data.put("largest", VerifyController.LARGEST);
    var algorithms = data.putArray("algorithms");
    for (var suite : Suite.values()) {
      algorithms.add(KeptMessages.algorithm(suite));
    }
    words.all().forEach(data.putObject("words")::put);
    var members = data.putObject("members");
    var keys = data.putArray("keys");
    for (var member : held.members()) {
      members.put(member.code().value(), words.chinese() ? member.nameZh() : member.nameEn());
      member.keys().stream()
          .filter(key -> key.use() == KeyUse.SIGN)
          .map(VerifyPage::key)
          .forEach(keys::add);
    }
    // within a page, nothing of it may look like the end of its element
    return new String(StrictJson.write(data), StandardCharsets.UTF_8).replace("<", "\\u003c");
  }

  private static ObjectNode key(CertifiedKey key) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("kid", key.thumbprint());
    json.put("member", key.owner().value());
    json.put("alg", KeptMessages.algorithm(key.suite()));
    json.put("from", key.from().getEpochSecond());
    json.put("to", key.to().getEpochSecond());
    json.put("revoked", key.revoked());
    var spki = key.certificate().getPublicKey().getEncoded();
    json.put("spki", Base64.getEncoder().encodeToString(spki));
    return json;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** The language of what the node itself says. */
  static Locale locale(String language) {
    return PageWords.of(language).locale();
  }
}
