package org.tongban.node.console;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What pages load: files of ours, and of libraries under addresses that name their version. */
final class Assets implements WebMvcConfigurer {
  private static final String LIBRARIES = "classpath:/META-INF/resources/webjars/";

  private final Language language;

  Assets(Language language) {
    this.language = language;
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler(ConsolePaths.ASSETS + "/lib/**")
        .addResourceLocations(LIBRARIES)
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    registry
        .addResourceHandler(ConsolePaths.ASSETS + "/own/**")
        .addResourceLocations("classpath:/" + Templates.ROOM + "assets/")
        .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic());
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(language);
    registry.addInterceptor(new RightsGuard());
  }
}
