# language: id
Fitur: Izin PAUD dan pendidikan nonformal
  Satuan pendidikan dikunjungi penilik, bangunannya dilihat DCKTR, dan Kepala Disdikbud merekomendasikannya.

  Skenario: Visitasi dan bangunan diperiksa bersamaan
    Dengan contoh permohonan "pendidikan"
    Dan Bayu sudah memutuskan "lengkap"
    Ketika Dewi memutuskan "teruskan"
    Maka disdikbud dan dcktr ditanya
    Dan jalur "main/visitasi" berada di "jadwal_visitasi"
    Dan jalur "main/bangunan" berada di "bangunan"

  Skenario: Izin berlaku selama satuan pendidikan berjalan
    Dengan contoh permohonan "pendidikan" sudah sampai di "tanda_tangan"
    Ketika Maya memutuskan "ditandatangani"
    Maka dokumen bernomor "503/0001-DPMPTSP/IZIN-PNF/2026"
    Dan izin berlaku tanpa batas waktu

  Skenario: Kursus dengan sewa kurang dari tiga tahun dikembalikan
    Dengan contoh permohonan "pendidikan" sudah sampai di "verifikasi" dengan
      | jenis_satuan  | lkp               |
      | program       | Tata boga dasar   |
      | sewa_selesai  | 31-12-2027        |
    Ketika Dewi memutuskan "teruskan"
    Maka permohonan berada di "sewa_singkat"

  Skenario: PAUD dengan sewa pendek tetap diperiksa
    Dengan contoh permohonan "pendidikan" sudah sampai di "verifikasi" dengan
      | sewa_selesai  | 31-12-2027        |
    Ketika Dewi memutuskan "teruskan"
    Maka permohonan berada di "jadwal_visitasi"

  Skenario: Lembaga kursus menyebut programnya, bukan usia anak
    Ketika permohonan "pendidikan" diajukan dengan
      | jenis_satuan | lkp |
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "program" disebut

  Skenario: Pendiri perorangan tidak memerlukan akta
    Ketika permohonan "pendidikan" diajukan dengan
      | jenis_pemohon | perorangan |
    Maka permohonan berada di "kelengkapan"

  Skenario: Daftar ulang menyebut izin lama
    Ketika permohonan "pendidikan" diajukan dengan
      | jenis_permohonan | daftar_ulang |
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "no_izin_lama" disebut

  Skenario: Kunjungan diulang bila satuan pendidikan tutup
    Dengan contoh permohonan "pendidikan" sudah sampai di "kunjungan_visitasi"
    Ketika Hasan memutuskan "ulang" di "kunjungan_visitasi" karena "Satuan pendidikan tutup saat dikunjungi" dengan
      | tanggal | 2026-03-05         |
      | keadaan | Pagar terkunci.    |
    Maka jalur "main/visitasi" berada di "jadwal_visitasi"

  Skenario: Perbaikan sesudah visitasi mengulang dari kelengkapan
    Dengan contoh permohonan "pendidikan" sudah sampai di "berita_acara"
    Dan Wulan sudah memutuskan "perbaiki" di "berita_acara" karena "Denah tidak sesuai dengan ruang" menyebut denah dengan
      | nomor | 421.1/BA-1 |
    Ketika pemohon memperbaiki dokumen "denah"
    Maka permohonan berada di "kelengkapan"

  Skenario: Satuan pendidikan yang tidak layak ditolak dengan surat
    Dengan contoh permohonan "pendidikan" sudah sampai di "berita_acara"
    Dan Wulan sudah memutuskan "tidak_layak" di "berita_acara" karena "Ruang di bawah saluran listrik tegangan tinggi" dengan
      | nomor | 421.1/BA-1 |
    Ketika Maya memutuskan "ditandatangani"
    Maka permohonan berakhir "refused"
    Dan dokumen bernomor "503/0001-DPMPTSP/TOLAK-IZIN-PNF/2026"

  Skenario: Perbaikan oleh pemohon: pemohon diam; Verifikasi kebenaran data: kembalikan untuk diperbaiki
    Dengan contoh permohonan "pendidikan"
    Dan keputusan ini sudah diambil
      | kelengkapan | kembalikan |
      | perbaikan | corrected |
      | kelengkapan | lengkap |
      | verifikasi | tolak |
      | tanda_tangan_penolakan | kembalikan |
      | verifikasi | kembalikan |
    Ketika keputusan ini diambil
      | perbaikan | lapsed |
    Maka permohonan berakhir "lapsed"

  Skenario: Berita acara visitasi: kunjungi ulang; Kesesuaian fungsi bangunan: perlu diperbaiki
    Dengan contoh permohonan "pendidikan"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | bangunan | diperbaiki |
      | jadwal_visitasi | dijadwalkan |
      | kunjungan_visitasi | selesai |
    Ketika keputusan ini diambil
      | berita_acara | ulang |
    Maka permohonan berada di "pemeriksaan"
    Dan jalur "main/visitasi" berada di "jadwal_visitasi"

  Skenario: Masa sewa kurang dari 3 tahun: minta perjanjian sewa yang lebih panjang; Masa sewa kurang dari 3 tahun: usulkan penolakan
    Dengan contoh permohonan "pendidikan" dengan
      | jenis_satuan | lkp |
      | program | Tata boga dasar |
      | sewa_selesai | 31-12-2027 |
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | sewa_singkat | tolak |
      | tanda_tangan_penolakan | kembalikan |
      | verifikasi | teruskan |
    Ketika keputusan ini diambil
      | sewa_singkat | kembalikan |
    Maka permohonan berada di "perbaikan"

  Skenario: Kesesuaian fungsi bangunan: tidak disetujui
    Dengan contoh permohonan "pendidikan"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
    Ketika keputusan ini diambil
      | bangunan | ditolak |
    Maka permohonan berada di "pemeriksaan"
    Dan jalur "main/visitasi" berada di "jadwal_visitasi"

  Skenario: Rekomendasi Kepala Dinas Pendidikan dan Kebudayaan: perlu diperbaiki
    Dengan contoh permohonan "pendidikan"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | bangunan | disetujui |
      | jadwal_visitasi | dijadwalkan |
      | kunjungan_visitasi | selesai |
      | berita_acara | layak |
    Ketika keputusan ini diambil
      | rekomendasi | diperbaiki |
    Maka permohonan berada di "perbaikan"

  Skenario: Rekomendasi Kepala Dinas Pendidikan dan Kebudayaan: tidak direkomendasikan
    Dengan contoh permohonan "pendidikan"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | jadwal_visitasi | dijadwalkan |
      | kunjungan_visitasi | selesai |
      | berita_acara | layak |
      | bangunan | disetujui |
    Ketika keputusan ini diambil
      | rekomendasi | ditolak |
    Maka permohonan berada di "tanda_tangan_penolakan"

  Skenario: Paraf Ketua Pokja: kembalikan ke verifikator
    Dengan contoh permohonan "pendidikan"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | bangunan | disetujui |
      | jadwal_visitasi | dijadwalkan |
      | kunjungan_visitasi | selesai |
      | berita_acara | layak |
      | rekomendasi | disetujui |
    Ketika keputusan ini diambil
      | paraf_pokja | kembalikan |
    Maka permohonan berada di "verifikasi"

  Skenario: Paraf Kepala Bidang: kembalikan ke verifikator
    Dengan contoh permohonan "pendidikan"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | bangunan | disetujui |
      | jadwal_visitasi | dijadwalkan |
      | kunjungan_visitasi | selesai |
      | berita_acara | layak |
      | rekomendasi | disetujui |
      | paraf_pokja | diparaf |
    Ketika keputusan ini diambil
      | paraf_bidang | kembalikan |
    Maka permohonan berada di "verifikasi"

  Skenario: Tanda tangan izin: kembalikan ke verifikator
    Dengan contoh permohonan "pendidikan"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | jadwal_visitasi | dijadwalkan |
      | kunjungan_visitasi | selesai |
      | berita_acara | ulang |
      | bangunan | disetujui |
      | jadwal_visitasi | dijadwalkan |
      | kunjungan_visitasi | selesai |
      | berita_acara | layak |
      | rekomendasi | disetujui |
      | paraf_pokja | diparaf |
      | paraf_bidang | diparaf |
    Ketika keputusan ini diambil
      | tanda_tangan | kembalikan |
    Maka permohonan berada di "verifikasi"
