package org.tongban.node.demo.register.assistance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tongban.node.demo.register.Batch;
import org.tongban.node.demo.register.Draw;
import org.tongban.node.demo.register.Region;
import org.tongban.node.demo.register.RegisterContent;
import org.tongban.node.demo.register.RegisterPart;
import org.tongban.node.demo.register.WujiangDesk;

/** A region's books of temporary aid, checks of means and disability subsidies. */
public final class AssistanceRegister implements RegisterPart {
  private static final long SEED = 20_140_501L;

  private final RegisterContent content;
  private final Roll roll;
  private final List<EmergencyGrant> grants;
  private final ReportBook reports;
  private final Means means;
  private final List<DisabilityFile> files;
  private final HandoverBook handovers;

  AssistanceRegister(RegisterContent content) {
    this.content = content;
    this.roll = Roll.of(content);
    this.grants = new EmergencyMaker(draw(1), content.asOf(), roll).make();
    this.reports = new ReportBook(roll, new ReportMaker(draw(2), content.asOf(), roll).make());
    this.means = new MeansMaker(draw(3), content.asOf(), roll).make();
    this.files = new DisabilityMaker(draw(4), content.asOf(), roll).make();
    this.handovers =
        new HandoverBook(roll.region(), KnownHandovers.all(roll.region(), content.asOf()));
  }

  /** The register with these books beside what it had. */
  public static RegisterContent addTo(RegisterContent content) {
    return content.with(new AssistanceRegister(content));
  }

  // each maker has its own stream, so that one that draws more leaves the others as they were
  private Draw draw(int maker) {
    return new Draw(SEED + maker * 10L + roll.region().ordinal());
  }

  List<EmergencyGrant> grants() {
    return grants;
  }

  List<DisabilityFile> files() {
    return files;
  }

  Means means() {
    return means;
  }

  ReportBook reports() {
    return reports;
  }

  @Override
  public String script() {
    return switch (roll.region()) {
      case QINGPU -> resource("qingpu.sql");
      case JIASHAN -> resource("jiashan.sql");
      case WUJIANG -> "";
    };
  }

  @Override
  public void fill(Batch batch) throws SQLException {
    LocalDateTime midnight = content.asOf().atStartOfDay();
    if (roll.region() == Region.QINGPU) {
      OffsetDateTime asOf = midnight.atZone(ZoneId.of("Asia/Shanghai")).toOffsetDateTime();
      new QingpuGrants(roll, asOf).fill(batch, grants);
      QingpuSubsidies.fill(batch, files, handovers.all(), asOf);
    } else {
      new JiashanReports(roll, midnight).fill(batch, reports.all());
      JiashanMeans.fill(batch, means, content.asOf());
    }
  }

  @Override
  public Map<String, WujiangDesk> desks() {
    return Map.of(
        "/api/linshijiuzhu",
        WujiangDesk.json(new WujiangGrants(roll, content::houses, grants)::find),
        "/api/hedui/baogao",
        WujiangDesk.json(new WujiangReports(roll, reports)::find),
        "/api/cjrbutie",
        WujiangDesk.json(new WujiangSubsidies(files, content::guarantees, handovers)::find),
        "/api/hedui",
        WujiangDesk.json(new WujiangChecks(roll, means, reports)::find));
  }

  private static String resource(String name) {
    try (InputStream stream = AssistanceRegister.class.getResourceAsStream(name)) {
      Objects.requireNonNull(stream, name);
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
