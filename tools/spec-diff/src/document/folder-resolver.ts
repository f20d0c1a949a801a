import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { BaseResolver, type Document, isAbsoluteUrl, ResolveError, Source } from '@redocly/openapi-core';
import { checkBounds } from './bounds.js';

/** Reads the text of a file, by its absolute path. */
export type ReadFile = (file: string) => Promise<string>;

/**
 * Resolves the `$ref`s of a document inside the folder that it is in: nothing is fetched from the network, and no
 * file outside the folder is read, through symbolic links neither.
 */
export class FolderResolver extends BaseResolver {
  constructor(
    private readonly folder: string,
    private readonly read: ReadFile,
  ) {
    super();
  }

  override async loadExternalRef(absoluteRef: string): Promise<Source> {
    try {
      return new Source(absoluteRef, (await this.load(absoluteRef)).replaceAll('\r\n', '\n'));
    } catch (error) {
      throw new ResolveError(error instanceof Error ? error : new Error(String(error)));
    }
  }

  override parseDocument(source: Source, isRoot?: boolean): Document {
    const document = super.parseDocument(source, isRoot);
    checkBounds(path.basename(source.absoluteRef), document.parsed);
    return document;
  }

  private async load(target: string): Promise<string> {
    if (isAbsoluteUrl(target)) throw new Error(`a $ref leads to ${target}, and nothing is fetched`);
    const [folder, file] = await Promise.all([real(this.folder), real(target)]);
    const inside = path.relative(folder, file);
    if (inside.startsWith('..') || path.isAbsolute(inside))
      throw new Error(`a $ref leads to ${target}, outside the folder of the document`);
    return this.read(target);
  }
}

/** Where a path leads; the path itself when there is no such file, as for one of a commit. */
async function real(file: string): Promise<string> {
  return realpath(file).catch(() => path.resolve(file));
}
