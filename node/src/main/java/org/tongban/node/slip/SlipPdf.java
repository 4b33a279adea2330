package org.tongban.node.slip;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prints a slip: a template of ours with values that are escaped, one slip after the other. */
final class SlipPdf {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z.]+)}}");

  static {
    // its log would tell what stands on a slip
    XRLog.setLoggingEnabled(false);
  }

  private SlipPdf() {}

  /** A PDF with its fonts; one at a time, since fonts are large while they are cut. */
  static synchronized byte[] print(SlipPage page) {
    var out = new ByteArrayOutputStream(1 << 16);
    try {
      var builder = new PdfRendererBuilder();
      Fonts.use(builder);
      builder.useFastMode();
      // for archives, and without it the machine's own fonts are looked for and listed in the home
      builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_2_U);
      builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
      builder.withProducer("Tongban");
      builder.withHtmlContent(html(page), null);
      builder.toStream(out);
      builder.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String html(SlipPage page) throws IOException {
    String template;
    try (var in = SlipPdf.class.getResourceAsStream("slip.html")) {
      template = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    return PLACE
        .matcher(template)
        .replaceAll(place -> Matcher.quoteReplacement(value(place.group(1), page)));
  }

  private static String value(String name, SlipPage page) {
    return switch (name) {
      case "rows" -> rows(page);
      case "code" -> Base64.getEncoder().encodeToString(QrCode.png(page.code()));
      default -> escaped(page.texts().get(name));
    };
  }

  private static String rows(SlipPage page) {
    var html = new StringBuilder();
    for (var row : page.rows()) {
      html.append("<tr><td class=\"label\">").append(escaped(row.getKey()));
      html.append("</td><td>").append(escaped(row.getValue())).append("</td></tr>\n");
    }
    return html.toString();
  }

  private static String escaped(String text) {
    return Fonts.printable(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
