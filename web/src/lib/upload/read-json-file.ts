import { failure, success, type Result } from '@samskar/shared/result';

/** What a file of the person's holds, or why it is no JSON, in the browser's words. */
export async function readJsonFile(file: Blob): Promise<Result<unknown, string>> {
  try {
    return success(JSON.parse(await file.text()));
  } catch (error) {
    return failure(error instanceof Error ? error.message : String(error));
  }
}
