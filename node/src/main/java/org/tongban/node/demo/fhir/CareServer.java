package org.tongban.node.demo.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.handlers.PathHandler;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.ServletException;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.Observation;
import org.tongban.node.demo.register.CareRecord;
import org.tongban.node.demo.register.Region;
import org.tongban.node.demo.register.RegisterContent;

/**
 * The elder-care platforms of the demonstration: one FHIR R4 server for each region that has one,
 * each under an address of its own. 嘉善 keeps its care assessments there; every region the
 * crosswalks of the agreements that it joined. Only the searches that look-ups need; people are
 * searched by POST alone, so that no identity stands in an address.
 *
 * <p>Listens on the loopback interface only.
 */
public final class CareServer implements Closeable {
  /** The regions with an elder-care platform. */
  public static final List<Region> REGIONS = List.of(Region.QINGPU, Region.JIASHAN);

  private static final String HOST = "127.0.0.1";
  private static final int THREADS = 8;
  private static final int FEW = 3;

  private final Undertow undertow;

  private CareServer(Undertow undertow) {
    this.undertow = undertow;
  }

  /**
   * Starts serving.
   *
   * @param assessments the region that keeps its care assessments in FHIR
   * @param maps folder of the crosswalks, {@code ConceptMap-*.json}
   * @param port 0 for any free one
   * @throws IOException when the crosswalks can't be read, or the port is taken
   */
  public static CareServer start(RegisterContent assessments, Path maps, int port)
      throws IOException {
    var context = FhirContext.forR4Cached();
    List<ConceptMap> crosswalks = Crosswalks.read(context, maps);
    warmUp(context, crosswalks);
    var paths = Handlers.path();
    for (Region region : REGIONS) {
      List<IResourceProvider> providers = new ArrayList<>();
      providers.add(new ConceptMapProvider(crosswalks));
      if (region == assessments.region()) {
        providers.addAll(people(context, assessments));
      }
      serve(paths, path(region), server(context, providers));
    }
    var undertow =
        Undertow.builder()
            .addHttpListener(port, HOST, paths)
            .setIoThreads(1)
            .setWorkerThreads(THREADS)
            .build();
    try {
      undertow.start();
    } catch (RuntimeException taken) {
      throw new IOException("the FHIR server can't listen on port " + port, taken);
    }
    return new CareServer(undertow);
  }

  private static List<IResourceProvider> people(FhirContext context, RegisterContent content) {
    List<CareRecord> records = content.careRecords();
    var elders = new ElderResources(records);
    var resources = new AssessmentResources(content);
    List<Observation> observations =
        records.stream()
            .map(record -> resources.observation(record, elders.assessed(record)))
            .toList();
    warmUp(context, elders.people());
    warmUp(context, observations);
    return List.of(new PersonProvider(elders.people()), new ObservationProvider(observations));
  }

  /** HAPI learns a resource's form when it first writes one; the first asker need not wait. */
  private static void warmUp(FhirContext context, List<? extends IBaseResource> resources) {
    var parser = context.newJsonParser();
    resources.stream().limit(FEW).forEach(parser::encodeResourceToString);
  }

  private static RestfulServer server(FhirContext context, List<IResourceProvider> providers) {
    var server = new RestfulServer(context);
    server.setResourceProviders(providers);
    return server;
  }

  private static void serve(PathHandler paths, String path, RestfulServer server) {
    var deployment =
        Servlets.deployment()
            .setClassLoader(CareServer.class.getClassLoader())
            .setContextPath(path)
            .setDeploymentName(path)
            .addServlet(
                Servlets.servlet(
                        "fhir", RestfulServer.class, new ImmediateInstanceFactory<>(server))
                    .addMapping("/*")
                    // else it makes itself ready while the first asker waits
                    .setLoadOnStartup(1));
    var manager = Servlets.newContainer().addDeployment(deployment);
    manager.deploy();
    try {
      paths.addPrefixPath(path, manager.start());
    } catch (ServletException e) {
      throw new IllegalStateException("the FHIR server of " + path + " can't start", e);
    }
  }

  private static String path(Region region) {
    return "/" + region.code() + "/fhir";
  }

  /** A region's address at a port, without a slash at the end. */
  public static URI address(Region region, int port) {
    return URI.create("http://" + HOST + ":" + port + path(region));
  }

  /** A region's address, without a slash at the end. */
  public URI address(Region region) {
    var bound = (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
    return address(region, bound.getPort());
  }

  /** Stops at once; running requests are cut off. */
  @Override
  public void close() {
    undertow.stop();
  }
}
