import { defineConfig, passthroughImageService } from "astro/config";

export default defineConfig({
  site: "https://stars.example.org",
  image: { service: passthroughImageService() },
  redirects: {
    "/old/about": "/about/",
    "/first": "/blog/first-post/",
  },
});
