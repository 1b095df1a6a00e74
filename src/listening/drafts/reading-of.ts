import type { Picture } from '../forms/question.ts'
import type { Reading } from '../participate/answers/question-wording.ts'
import type { Conversation } from '../participate/conversation.ts'

/** How a conversation is read: in which words, and where its pictures are. */
export function readingOf(conversation: Conversation, easy: boolean): Reading {
  const { code } = conversation.activity
  return {
    language: conversation.language,
    first: conversation.form.languages[0]!,
    easy,
    pictureAddress: (picture: Picture) =>
      picture.from === 'file' ? `/c/${code}/picture/${picture.file}` : undefined,
  }
}
