package dev.holdfast.runtime.podman.image;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.runtime.Activity;
import dev.holdfast.runtime.RuntimeRefused;
import dev.holdfast.runtime.options.OptionValues;
import dev.holdfast.runtime.podman.api.PodmanApi;
import dev.holdfast.runtime.podman.api.PodmanRefusal;
import dev.holdfast.runtime.podman.api.Requests;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Images of a service. */
public final class Images {
  private final Map<String, String> brought = new ConcurrentHashMap<>();
  private final Pulls pulls;
  private final CredentialSources credentials;
  private final BroughtImages ours;

  /**
   * For a driver with these options of the agent's.
   *
   * @param folder for notes about images that may be removed again
   */
  public Images(OptionValues settings, Path folder) {
    this.pulls = new Pulls(ImagePolicy.silence(settings));
    this.credentials = new CredentialSources(settings);
    this.ours = new BroughtImages(folder, ImagePolicy.of(settings));
  }

  /** Takes images away that nobody uses, where the agent's configuration wants that. */
  public void sweep(List<PodmanApi> services) {
    ours.sweep(services);
  }

  /** Pulls under way; from memory. */
  public List<Activity> activities() {
    return pulls.activities();
  }

  /**
   * Sees to it that the image is there.
   *
   * @param traces where the service's pulls are seen
   * @param told hears how far it is, now and then
   * @return its id
   * @throws RuntimeRefused with what the registry said
   */
  public String bring(
      PodmanApi api, ImageWish wish, Supplier<Optional<PullTraces>> traces, Consumer<String> told) {
    String name = wish.reference().name();
    ours.wanted(api, name);
    Optional<String> before = wish.reference().isArchive() ? Optional.empty() : find(api, name);
    boolean asWished = !wish.force() && wish.platform().isAny();
    String found =
        before.filter(_ -> asWished).orElseGet(() -> fetch(api, wish, before, traces, told));
    brought.put(key(api, wish), found);
    return found;
  }

  private String fetch(
      PodmanApi api,
      ImageWish wish,
      Optional<String> before,
      Supplier<Optional<PullTraces>> traces,
      Consumer<String> told) {
    if (wish.reference().isArchive()) {
      told.accept("Loading image " + wish.reference().name());
      return load(api, wish);
    }
    String id = pulls.run(api, wish, credentials.find(wish), traces.get(), told);
    return pulled(api, wish, before, id);
  }

  private String load(PodmanApi api, ImageWish wish) {
    String name = Archives.load(api, wish);
    ours.add(api, name);
    return find(api, name)
        .orElseThrow(() -> new RuntimeRefused("the image %s was removed again".formatted(name)));
  }

  /** An image that was there under this name is not ours, also when it is newer now. */
  private String pulled(PodmanApi api, ImageWish wish, Optional<String> before, String id) {
    requirePlatform(api, wish, id);
    if (before.isEmpty()) {
      ours.add(api, wish.reference().name());
    }
    return id;
  }

  /** Podman only warns of an image for another machine than was asked for. */
  private static void requirePlatform(PodmanApi api, ImageWish wish, String id) {
    String asked = wish.platform().architecture();
    String found = inspect(api, id).map(image -> image.path("Architecture").asText()).orElse("");
    if (!asked.isEmpty() && !found.isEmpty() && !asked.equals(found)) {
      throw new RuntimeRefused(
          "arch = \"%s\": the registry has %s for %s only"
              .formatted(asked, wish.reference().name(), found));
    }
  }

  private static String key(PodmanApi api, ImageWish wish) {
    return api.endpoint().name() + '\0' + wish.reference() + '\0' + wish.platform();
  }

  /**
   * The image's id, if it is there.
   *
   * @throws RuntimeRefused if it is not
   */
  public String here(PodmanApi api, ImageWish wish) {
    String known = brought.get(key(api, wish));
    Optional<String> id = known == null ? Optional.empty() : find(api, known);
    return id.or(() -> find(api, wish.reference().name()))
        .orElseThrow(() ->
            new RuntimeRefused(
                "the image %s is not on this node: was it removed since it was brought?"
                    .formatted(wish.reference().name())));
  }

  private static Optional<String> find(PodmanApi api, String name) {
    return inspect(api, name).map(image -> image.path("Id").asText());
  }

  private static Optional<JsonNode> inspect(PodmanApi api, String name) {
    String path = "images/" + Requests.escaped(name) + "/json";
    try {
      return Optional.of(api.http().ask(Requests.get(path, Map.of()), api.limit()).json());
    } catch (PodmanRefusal refusal) {
      if (refusal.isNotFound()) {
        return Optional.empty();
      }
      throw refusal;
    }
  }
}
