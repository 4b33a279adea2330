package org.tongban.node.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;
import org.tongban.node.demo.fhir.CareServer;
import org.tongban.node.demo.register.Region;
import org.tongban.node.demo.register.RegisterContent;
import org.tongban.node.demo.register.RegisterLoader;
import org.tongban.node.demo.register.SyntheticRegisters;
import org.tongban.node.demo.register.assistance.AssistanceRegister;
import org.tongban.node.demo.register.care.CareRegister;
import org.tongban.node.store.OwnPostgres;

/**
 * Makes the registers, fills those in SQL, which stand as databases in the nodes' servers, and
 * starts the FHIR servers.
 */
public final class DemoRegisters {
  private static final String DATABASE = "register";

  private DemoRegisters() {}

  /** Everything that the regions know on this day (Asia/Shanghai), the same for the same day. */
  public static Map<Region, RegisterContent> make(LocalDate today) {
    var registers = new EnumMap<Region, RegisterContent>(Region.class);
    SyntheticRegisters.generate(SyntheticRegisters.DEMO_SEED, today)
        .forEach(
            (region, content) ->
                registers.put(region, CareRegister.addTo(AssistanceRegister.addTo(content))));
    return registers;
  }

  /** Starts the elder-care platforms; 嘉善 keeps its care assessments there. */
  public static CareServer care(DemoLayout layout, RegisterContent jiashan) {
    try {
      return CareServer.start(jiashan, layout.crosswalks(), layout.carePort());
    } catch (IOException e) {
      throw new UncheckedIOException("the elder-care platforms can't start", e);
    }
  }

  /** Fills the register of a region whose node runs. */
  public static void load(DemoLayout layout, Region region, RegisterContent content) {
    var folder = layout.nodeData(region).resolve("database");
    try (var server = OwnPostgres.attachOrStart(folder, layout.data().resolve("postgres"))) {
      server.createDatabase(DATABASE);
      var source = new PGSimpleDataSource();
      source.setUrl(server.url(DATABASE));
      source.setUser(OwnPostgres.USER);
      source.setPassword(server.password());
      new RegisterLoader(source).load(content);
    } catch (SQLException e) {
      throw new DemoException("the register of " + region.code() + " can't be filled", e);
    }
  }
}
