import { smoke } from '../smoke.ts';

// `workerd test` calls it with the bindings of its configuration; the report goes to stdout, as JSON.
const handler = {
  async test(_controller: unknown, { INPUT }: { readonly INPUT: string }): Promise<void> {
    console.log(JSON.stringify(await smoke(JSON.parse(INPUT))));
  },
};

// biome-ignore lint/style/noDefaultExport: this is where workerd looks for it.
export default handler;
