import { pictureAddress, publicPictures } from '../forms/picture-address.ts'
import type { Reading } from '../participate/answers/question-wording.ts'
import type { Conversation } from '../participate/conversation.ts'

/** How a conversation is read: in which words, and where its pictures are. */
export function readingOf(conversation: Conversation, easy: boolean): Reading {
  const files = publicPictures(conversation.activity.code)
  return {
    language: conversation.language,
    first: conversation.form.languages[0]!,
    easy,
    pictureAddress: picture => pictureAddress(picture, files),
  }
}
