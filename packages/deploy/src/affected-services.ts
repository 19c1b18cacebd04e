/** What a service's deployment is made of, besides its own folder. Paths are relative to the repository's root, with `/`. */
export type Makings = {
  readonly name: string;
  /** Every yml (or JSON) file that its serverless.yml includes, however deep. */
  readonly included: readonly string[];
  /** The folders of the packages that its code, or what packages it, is built on. */
  readonly packages: readonly string[];
};

/** A service to deploy, and the first changed file that says so. */
export type Affected = { readonly name: string; readonly because: string };

/** The versions of everything that is bundled. */
export const lockFile = 'package-lock.json';

/** The pages of `docs/` that the shop shows (services/storefront/src/docs). */
const isShown = (file: string): boolean => /^docs\/(guides\/.+|permissions)\.md$/.test(file);

/** Nobody deploys tests, or words for people but those. */
const isDeployed = (file: string): boolean => isShown(file) || !/\.md$|\.test\.tsx?$|^services\/[^/]+\/test\//.test(file);

/**
 * The services whose deployment changed files may change, in the given order; of the lock it is told apart whom that changes
 * (`relocked`).
 */
export const affectedServices = (
  changed: readonly string[],
  services: readonly Makings[],
  relocked: readonly string[],
): readonly Affected[] =>
  services.flatMap(({ name, included, packages }) => {
    const because = changed
      .filter(isDeployed)
      .find(
        (file) =>
          (file === lockFile && relocked.includes(name)) ||
          (name === 'storefront' && isShown(file)) ||
          file.startsWith(`services/${name}/`) ||
          included.includes(file) ||
          packages.some((folder) => file.startsWith(`${folder}/src/`)),
      );
    return because === undefined ? [] : [{ name, because }];
  });
